import fc from "fast-check";
import { describe, expect, test } from "vitest";
import cs from "#locales/cs.json" with { type: "json" };
import en from "#locales/en.json" with { type: "json" };
import sk from "#locales/sk.json" with { type: "json" };
import { connectionRules } from "./connection-rules.ts";
import { diagnose } from "./diagnose.ts";
import { encryptionRules } from "./encryption-rules.ts";
import { SmtpFailure } from "./failure.ts";
import { providerRules } from "./provider-rules.ts";
import { replyRules } from "./reply-rules.ts";
import type { SmtpServer } from "./server.ts";
import { serviceRules } from "./service-rules.ts";
import type { Stage } from "./stages.ts";

const server: SmtpServer = {
  host: "mail.firma.cz",
  port: 465,
  encryption: "ssl",
  username: "a",
  password: "b7Qx!",
};

function diagnosisOf(stage: Stage, reply: string) {
  const code = stage === "auth" ? "EAUTH" : "EENVELOPE";
  return diagnose("other", new SmtpFailure(server, stage, code, { reply }));
}

// stage | what the server said | diagnosis | who can mend it
const recorded = `
  auth | 534 5.7.9 Application-specific password required | appPasswordNeeded | wrong
  auth | 535 5.7.3 Authentication unsuccessful | badCredentials | wrong
  auth | 535 5.7.8 Error: authentication failed | badCredentials | wrong
  auth | 535 authentication failed | badCredentials | wrong
  auth | 535 5.7.139 Authentication unsuccessful | microsoftLoginDisabled | provider
  auth | 535-5.7.8 Not accepted. support.google.com/mail | gmailBadCredentials | wrong
  sender | 530 5.7.0 Authentication Required | loginRequired | wrong
  sender | 530-5.5.1 Authentication Required | loginRequired | wrong
  recipient | 553 5.7.1 <a@b.cz>: Sender address rejected: not logged in | loginRequired | wrong
  sender | 530 5.7.0 Must issue a STARTTLS command first | starttlsRequired | wrong
  auth | 538 5.7.0 Must issue a STARTTLS command first | starttlsRequired | wrong
  auth | 454 4.7.0 Too many login attempts | tooManyLogins | wait
  auth | 454 4.7.0 Temporary authentication failure | loginUnavailable | wait
  auth | 504 5.5.4 Unrecognized authentication type | loginMethodRefused | wrong
  sender | 421 4.7.0 Try again later, closing connection. | throttled | wait
  message | 421-4.7.28 Our system has detected an unusual rate of mail | unusualRate | wait
  sender | 421 4.3.0 Temporary System Problem | serverBusy | wait
  sender | 421 4.4.5 Server busy | serverBusy | wait
  message | 451 4.3.0 Mail server temporarily rejected message | serverBusy | wait
  message | 451 4.4.2 Timeout | serverBusy | wait
  recipient | 450 4.2.0 <x>: Recipient address rejected: Greylisted | greylisted | wait
  recipient | 451 4.7.1 Greylisting in action, please come back later | greylisted | wait
  recipient | 452 4.2.2 The email account is over quota | mailboxFull | message
  recipient | 552 5.2.2 mailbox full | mailboxFull | message
  recipient | 452 4.5.3 Too many recipients | tooManyRecipients | message
  message | 550 5.4.5 Daily sending quota exceeded | dailyLimit | wait
  recipient | 550 5.1.1 User unknown | noSuchRecipient | message
  recipient | 550 5.2.1 mailbox disabled | recipientClosed | message
  recipient | 550 5.1.2 Domain not found | recipientDomainMissing | message
  recipient | 550 5.4.4 Host not found | recipientDomainMissing | message
  sender | 553 5.1.8 Domain of sender address does not exist | senderDomainMissing | wrong
  message | 550 5.7.1 Message rejected as spam | policyRefused | message
  message | 554 5.7.1 Service unavailable; client blocked using zen.spamhaus.org | ourAddressListed | provider
  recipient | 554 5.7.1 <x@y.cz>: Relay access denied | relayDenied | wrong
  message | 550-5.7.26 This mail is unauthenticated | notAuthenticatedDomain | provider
  message | 552 5.2.3 Your message exceeded size limits | messageTooLarge | message
  message | 552 5.3.4 Message size exceeds fixed limit | messageTooLarge | message
  sender | 553 5.1.7 Bad sender | addressMalformed | wrong
  recipient | 553 5.1.2 We weren't able to find the recipient domain | addressMalformed | message
  recipient | 553 5.1.3 The recipient address is not a valid address | addressMalformed | message
  sender | 553 5.7.1 Sender address rejected: not owned by user | senderNotAllowed | wrong
  message | 550 5.7.60 Client does not have permissions to send as this sender | senderNotAllowed | wrong
  sender | 503 5.5.1 Bad sequence of commands | wrongOrder | wait
  recipient | 550 9.9.9 Something nobody has seen | unknownReply | bug
  message | 554 no | unknownReply | bug
`;

describe("what a server answers", () => {
  const rows = recorded
    .trim()
    .split("\n")
    .map((line) => line.trim().split(" | "));

  test.each(rows)("at %s: %s is %s", (stage, reply = "", id, severity) => {
    const diagnosis = diagnosisOf(stage as Stage, reply);
    expect(diagnosis).toMatchObject({ id, severity, params: { host: "mail.firma.cz", reply } });
  });
});

describe("whom it concerns and when to try again", () => {
  test("a refused login concerns the account, and waits for a person", () => {
    expect(diagnosisOf("auth", "535 5.7.8 no")).toMatchObject({ account: true, retryAfter: undefined });
    expect(diagnosisOf("auth", "599 whatever")).toMatchObject({ id: "unknownReply", account: true });
  });

  test("throttling concerns the account, and waits a quarter of an hour", () => {
    expect(diagnosisOf("sender", "421 4.7.0 slow down")).toMatchObject({ account: true, retryAfter: 900 });
    expect(diagnosisOf("auth", "454 4.7.0 too many login attempts")).toMatchObject({
      account: true,
      retryAfter: 900,
    });
  });

  test("the daily limit is no failure, though a 5xx: it waits up to a day", () => {
    expect(diagnosisOf("message", "550 5.4.5 Daily limit")).toMatchObject({
      account: true,
      permanent: false,
      retryAfter: 86_400,
    });
  });

  test("a refused recipient concerns the message alone", () => {
    expect(diagnosisOf("recipient", "550 5.1.1 unknown")).toMatchObject({ account: false, permanent: true });
    expect(diagnosisOf("recipient", "450 4.2.0 greylisted")).toMatchObject({
      account: false,
      permanent: false,
    });
    expect(diagnosisOf("sender", "503 5.5.1 order")).toMatchObject({ permanent: false, retryAfter: 0 });
  });
});

test("a client that is not let in lacks a sign-in only where it did not sign in", () => {
  const reply = "554 5.7.1 <localhost[127.0.0.1]>: Client host rejected: Access denied";
  const idFor = (username: string) =>
    diagnose("other", new SmtpFailure({ ...server, username }, "recipient", "EENVELOPE", { reply })).id;
  expect([idFor(""), idFor("a")]).toEqual(["loginRequired", "unknownReply"]);
});

describe("nothing is guessed", () => {
  const stages: Stage[] = ["sender", "recipient", "message"];
  // Codes that no standard and no provider known to us uses; words that mean nothing.
  const reply = fc
    .tuple(
      fc.integer({ min: 400, max: 599 }),
      fc.integer({ min: 10, max: 99 }),
      fc.integer({ min: 100, max: 999 }),
      fc.string(),
    )
    .filter(([code]) => code !== 503)
    .map(
      ([code, subject, detail, words]) =>
        `${code} ${Math.floor(code / 100)}.${subject}.${detail} ${words.replace(/[a-z]/gi, "x")}`,
    );
  const providers = fc.constantFrom("other", "gmail", "microsoft365", "seznam", "zoho", "yahoo", "ses");

  test("a reply that nobody has listed is shown as it came", () => {
    fc.assert(
      fc.property(providers, fc.constantFrom(...stages), reply, (provider, stage, words) => {
        const failure = new SmtpFailure(server, stage, "EENVELOPE", { reply: words });
        const { id, params, remedy, severity, field } = diagnose(provider, failure);
        expect({ id, reply: params.reply, remedy, severity, field }).toEqual({
          id: "unknownReply",
          reply: failure.reply,
          severity: "bug",
        });
      }),
    );
  });

  test("nor is a failure without words given a meaning", () => {
    fc.assert(
      fc.property(fc.constantFrom(...stages), fc.stringMatching(/^E[A-Z]{10,14}$/), (stage, code) => {
        expect(diagnose("other", new SmtpFailure(server, stage, code, { originalCode: code }))).toMatchObject(
          {
            id: "unknownFailure",
            severity: "bug",
          },
        );
      }),
    );
  });
});

const later = [
  "gmailPasswordRevoked",
  "badCredentialsWorkedBefore",
  "microsoftLoginEnded",
  "hostVanished",
  "outage",
];

test("every rule has its sentence in three languages", () => {
  const rules = [...connectionRules, ...encryptionRules, ...providerRules, ...serviceRules, ...replyRules];
  for (const { id } of rules) {
    for (const { diagnosis } of [cs, sk, en]) expect(diagnosis[id], id).toMatch(/\.$|\{reply\}$/);
  }
});

test("a sentence takes no values but those that a diagnosis has", () => {
  for (const [id, sentence] of [cs, sk, en].flatMap(({ diagnosis }) => Object.entries(diagnosis))) {
    const values = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(["host", "port", "reply", ...(later.includes(id) ? ["when"] : [])], id).toEqual(
      expect.arrayContaining(values),
    );
  }
});
