import { expect, test } from "vitest";
import { sendInvoiceSchema } from "../schema.ts";
import { cleanFileName } from "../uploads/clean-file-name.ts";
import { encodedSize } from "./choices.ts";

const filled = {
  invoiceId: "01a20000-0000-7000-8000-000000000009",
  order: "0".repeat(32),
  ...{ to: ["a@b.example"], subject: "Faktura", text: "V příloze." },
};

/** The first problem that a field of the order has. */
function problemOf(fields: object): string | undefined {
  const [issue] = sendInvoiceSchema.safeParse({ ...filled, ...fields }).error?.issues ?? [];
  return issue && `${issue.path.join(".")} ${issue.message}`;
}

test.each([
  ["a@b.example, c@d.example", "addressSeveral"],
  ["a@b.example; c@d.example", "addressOnly|addressSeveral"],
  ['"xclow3n@gmail.com x"@internal.domain', "address"],
  ["a@b@c", "addressSeveral"],
  ["<a@b.example>", "addressOnly"],
  ["x:;", "addressOnly"],
  ["a(c)@b.example", "addressOnly"],
  ["a..b@c.example", "addressName"],
  [`${"a".repeat(65)}@b.example`, "addressNameTooLong"],
  ["a@[127.0.0.1]", "domainNumeric"],
  ["a@localhost", "domainWithoutDot"],
  ["jörg@b.example", "addressDiacritics"],
  ["a\u202eb@c.example", "addressInvisible"],
  ["a@b.example\r\nBcc: c@d.example", "addressInvisible"],
  [`${"x:".repeat(10_000)};`, "tooLong"],
  [`${"a".repeat(1_000_000)}@b.example`, "tooLong"],
  ["", "required"],
])("the address %.40j is refused, wherever it stands", (address, problem) => {
  for (const field of ["to", "cc", "bcc"]) {
    const said = problemOf({ [field]: [address] });
    expect(said).toMatch(new RegExp(`^${field}\\.0 (${problem})`));
  }
});

test("an address twice is there once, and a domain is written in the way of the wire", () => {
  const { to } = sendInvoiceSchema.parse({
    ...filled,
    to: ["A@b.example", "a@B.example", " c@háček.example "],
  });
  expect(to).toEqual(["A@b.example", "c@xn--hek-ela4t.example"]);
});

test("two hundred recipients are refused with the number that fits, in one list or in three", () => {
  const many = (count: number, name: string) =>
    Array.from({ length: count }, (_, at) => `${name}${at}@b.example`);
  expect(problemOf({ to: many(200, "a") })).toBe("to tooManyRecipients?max=100");
  expect(problemOf({ to: many(40, "a"), cc: many(40, "b"), bcc: many(40, "c") })).toBe(
    "to tooManyRecipients?max=100",
  );
  expect(problemOf({ to: many(100, "a") })).toBeUndefined();
  expect(problemOf({ to: [] })).toBe("to recipientMissing");
});

test.each([
  ["subject", "Faktura\r\nBcc: zly@jinde.example"],
  ["subject", "Faktura\u2028Bcc: zly@jinde.example"],
  ["subject", "Faktura\u0085"],
  ["subject", "Faktura\0"],
  ["subject", "\ud800"],
  ["subject", " \u200d "],
  ["text", "\0"],
  ["text", "\ud800"],
  ["text", "a".repeat(1_000_000)],
  ["plannedFor", "zítra"],
  ["plannedFor", "2026-13-40T99:99"],
  ["uploads", ["../../etc/passwd"]],
  ["to", "a@b.example"],
  ["to", { 0: "a@b.example" }],
  ["cc", [{ name: "Eva", address: "a@b.example" }]],
  ["bcc", [["a@b.example"]]],
  ["language", "de"],
])("%s %.40j is refused at its field", (field, value) => {
  expect(problemOf({ [field]: value })).toMatch(new RegExp(`^${field}`));
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\eva\\smlouva.docx", "smlouva.docx"],
  ["a\r\nContent-Type: text", "aContent-Type text"],
  ["con.txt", "_con.txt"],
  ['"ceník".pdf', "ceník.pdf"],
  ["faktura\u202efdp.exe", "fakturafdp.exe"],
  ["...", "file"],
  ["", "file"],
])("a file called %j is %j in the mail", (given, name) => {
  expect(cleanFileName(given)).toBe(name);
});

test("a long name keeps its ending, and no character is cut in two", () => {
  const name = cleanFileName(`${"🐎".repeat(300)}.pdf`);
  expect([...name]).toHaveLength(120);
  expect(name.endsWith("🐎.pdf")).toBe(true);
  expect(name.isWellFormed()).toBe(true);
});

test("the size of a file in a message is that of its base64 in lines", () => {
  const bytes = 1_000_003;
  const lines =
    Buffer.alloc(bytes)
      .toString("base64")
      .match(/.{1,76}/g) ?? [];
  expect(encodedSize(bytes)).toBe(lines.map((line) => `${line}\r\n`).join("").length);
});
