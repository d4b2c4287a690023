import { describe, expect, test } from "vitest";
import { type MailboxForm, mailboxSchema, mailboxTestSchema } from "./schema.ts";

const filled: MailboxForm = {
  id: "",
  provider: "other",
  address: "fakturace@firma.cz",
  fromName: "Firma s.r.o.",
  replyTo: "",
  copyToSelf: false,
  host: "smtp.firma.cz",
  port: "465",
  encryption: "ssl",
  username: "fakturace@firma.cz",
  password: "tajné heslo",
  dailyLimit: "",
  trustedCertificate: "",
  proof: "",
};

const trial = { mode: "send", run: "0".repeat(32) } as const;

type Changes = Partial<Record<keyof MailboxForm, unknown>>;
const kept = (changes: Changes) => mailboxSchema.parse({ ...filled, ...changes });
const refusals = (changes: Changes) => {
  const issues = mailboxSchema.safeParse({ ...filled, ...changes }).error?.issues ?? [];
  return issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
};

test("a server goes through its own parser", () => {
  expect(kept({ host: " SMTP.Firma.cz. " }).host).toBe("smtp.firma.cz");
  expect(refusals({ host: "smtp://h" })).toEqual(["host: hostUrl"]);
  expect(refusals({ host: undefined })).toEqual(["host: required"]);
});

describe("the port", () => {
  test.each([
    ["587", 587],
    [" 587 ", 587],
    ["1", 1],
    ["65535", 65535],
    ["22", 22],
    ["5432", 5432],
  ])("%j is read as %i; the guard of the wire decides whether it may be used", (typed, port) => {
    expect(kept({ port: typed }).port).toBe(port);
  });

  test.each([
    "0",
    "-1",
    "65536",
    "99999",
    "1e3",
    "587.0",
    "0x10",
    "٥٨٧",
    "５８７",
    "5 87",
    "0587",
    "+587",
    "587\0",
  ])("%j is refused", (typed) => {
    expect(refusals({ port: typed })).toEqual(["port: port"]);
  });

  test("must be there, and be text", () => {
    for (const typed of ["", " ", undefined, null, 587, ["587"]]) {
      expect(refusals({ port: typed })[0]).toBe("port: required");
    }
  });
});

describe("the password", () => {
  test.each([
    "p",
    " začíná a končí mezerou ",
    `"quotes" 'and' \\ $ % & :`,
    "a\u00a0b",
    "emoji 🔑",
    "é",
    "e\u0301",
    "****",
    "",
  ])("%j is kept exactly as it is", (typed) => {
    expect(kept({ password: typed }).password).toBe(typed);
  });

  test.each([
    ["abc\0", "passwordControl"],
    ["abc\n", "passwordControl"],
    ["abc\r\nAUTH", "passwordControl"],
    ["a\u2028b", "passwordControl"],
    ["a\ud83d", "brokenCharacters"],
    ["••••••••", "passwordMask"],
    ["●●●●", "passwordMask"],
  ])("%j is refused", (typed, sentence) => {
    expect(refusals({ password: typed })).toEqual([`password: ${sentence}`]);
  });

  test("may have 4096 characters, no more, and a megabyte is refused", () => {
    expect(kept({ password: "x".repeat(4096) }).password).toHaveLength(4096);
    expect(refusals({ password: "x".repeat(4097) })).toEqual(["password: tooLong?max=4096"]);
    expect(refusals({ password: "x".repeat(1_000_000) })).toEqual(["password: tooLong?max=4096"]);
  });

  test.each([
    "abcd efgh ijkl mnop",
    " abcd\u00a0efgh\u00a0ijkl\u00a0mnop ",
    "abcdefghijklmnop",
    "abcd  efgh ijkl\u200b mnop",
  ])("of a Gmail app in the spacing %j is sixteen letters", (typed) => {
    expect(kept({ provider: "gmail", host: "smtp.gmail.com", password: typed }).password).toBe(
      "abcdefghijklmnop",
    );
    expect(kept({ host: "smtp.gmail.com", password: typed }).password).toBe("abcdefghijklmnop");
  });

  test("keeps its spaces when it is no app password, or not Gmail's", () => {
    expect(kept({ provider: "gmail", password: "my own pass phrase" }).password).toBe("my own pass phrase");
    expect(kept({ password: "abcd efgh ijkl mnop" }).password).toBe("abcd efgh ijkl mnop");
  });

  test("needs a username", () => {
    expect(refusals({ username: "" })).toEqual(["username: usernameMissing"]);
    expect(refusals({ username: "", password: "" })).toEqual([]);
  });
});

describe("the username", () => {
  test.each(["jan", "DOMAIN\\user", "apikey", "jan@firma.cz", "žluťoučký"])("%j is kept", (typed) => {
    expect(kept({ username: ` ${typed} ` }).username).toBe(typed);
  });

  test.each([
    ["a\0b", "controlCharacters"],
    ["a\r\nb", "controlCharacters"],
    [["jan"], "invalid"],
  ])("%j is refused", (typed, sentence) => {
    expect(refusals({ username: typed })).toEqual([`username: ${sentence}`]);
  });
});

test("a username has at most 320 characters, a sender's name 200", () => {
  expect(kept({ username: "u".repeat(320), fromName: "x".repeat(200) }).username).toHaveLength(320);
  expect(refusals({ username: "u".repeat(321) })).toEqual(["username: tooLong?max=320"]);
  expect(refusals({ fromName: "x".repeat(201) })).toEqual(["fromName: tooLong?max=200"]);
});

describe("the sender's name", () => {
  test.each(['Firma "U Lva" <x@y.cz>', "Žluťoučký kůň, s.r.o.", "", "👩‍👩‍👧 rodinná firma"])(
    "%j is kept",
    (typed) => {
      expect(kept({ fromName: typed }).fromName).toBe(typed);
    },
  );

  test.each([
    ["Firma\r\nBcc: evil@z.test", "controlCharacters"],
    ["Firma\nX", "controlCharacters"],
    ["Firma\u2028X", "controlCharacters"],
    ["Firma\u0085X", "controlCharacters"],
    ["=?utf-8?Q?evil?=", "nameEncoded"],
    ["x\ud800", "brokenCharacters"],
  ])("%j is refused", (typed, sentence) => {
    expect(refusals({ fromName: typed })).toEqual([`fromName: ${sentence}`]);
  });
});

test("the address and the recipient of a test go through the one strict parser", () => {
  expect(refusals({ address: "a@b.cz, c@d.cz" })).toEqual(["address: addressSeveral"]);
  const test = mailboxTestSchema.safeParse({ ...filled, ...trial, to: "<a@b.cz>" });
  expect(test.error?.issues.map((issue) => [issue.path.join("."), issue.message])).toEqual([
    ["to", "addressOnly"],
  ]);
});

test("what does not belong into the form is dropped or refused", () => {
  expect(kept(JSON.parse('{"__proto__":{"admin":true},"companyId":"x"}'))).not.toHaveProperty("companyId");
  expect(refusals({ encryption: "tls" })).toEqual(["encryption: invalid"]);
  expect(refusals({ provider: "evil" })).toEqual(["provider: invalid"]);
  expect(mailboxSchema.safeParse([]).success).toBe(false);
});

describe("further settings", () => {
  test.each([
    ["", null],
    [" 500 ", 500],
    ["1000000", 1_000_000],
  ])("a daily limit of %j is kept as %j", (typed, limit) => {
    expect(kept({ dailyLimit: typed }).dailyLimit).toBe(limit);
  });

  test.each(["0", "-1", "1e3", "1000001", "12.5", "mnoho", "٥"])(
    "a daily limit of %j is refused",
    (typed) => {
      expect(refusals({ dailyLimit: typed })).toEqual(["dailyLimit: wholeNumber?min=1&max=1000000"]);
    },
  );

  test("answers may go to one other address, or stay as they are", () => {
    expect(kept({ replyTo: " ucetni@firma.cz" }).replyTo).toBe("ucetni@firma.cz");
    expect(kept({ replyTo: "" }).replyTo).toBe("");
    expect(refusals({ replyTo: "a@b.cz, c@d.cz" })).toEqual(["replyTo: addressSeveral"]);
  });

  test("only one certificate is a certificate", () => {
    const pem = "-----BEGIN CERTIFICATE-----\nMIIB+/==\n-----END CERTIFICATE-----\n";
    expect(kept({ trustedCertificate: pem }).trustedCertificate).toBe(pem);
    for (const typed of ["x", pem + pem, pem.replace("CERTIFICATE", "PRIVATE KEY"), "A".repeat(20_001)]) {
      expect(refusals({ trustedCertificate: typed })[0]).toBe("trustedCertificate: invalid");
    }
  });
});
