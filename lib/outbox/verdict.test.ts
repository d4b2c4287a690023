import { describe, expect, test } from "vitest";
import { SmtpFailure } from "#lib/smtp/failure.ts";
import type { SendResult } from "#lib/smtp/outcome.ts";
import type { SmtpServer } from "#lib/smtp/server.ts";
import type { Stage } from "#lib/smtp/stages.ts";
import { verdictOf, verdictOnOpening } from "./verdict.ts";

const server: SmtpServer = {
  host: "mail.firma.cz",
  port: 465,
  encryption: "ssl",
  username: "a",
  password: "b7Qx!",
};
const failure = (stage: Stage, code: string, reply = "") => new SmtpFailure(server, stage, code, { reply });
const known = (provider: string) => ({ provider, history: {} });
const to = "eva@odberatel.example";

describe("a message that was being sent", () => {
  test("accepted: each recipient with what the server said about it", () => {
    const refused = failure("recipient", "EENVELOPE", "550 5.1.1 nobody");
    const recipients = [
      { address: to, failure: undefined },
      { address: "x@y.example", failure: refused },
    ];
    expect(verdictOf(known("other"), { outcome: "accepted", reply: "250 ok", recipients })).toMatchObject({
      event: "accepted",
      reply: "250 ok",
      recipients: [
        { address: to, outcome: "accepted", reply: "250 ok" },
        { address: "x@y.example", outcome: "refused", reply: "550 5.1.1 nobody" },
      ],
    });
  });

  test.each([
    ["550 5.1.1 nobody", "refused", "refused"],
    ["450 4.2.0 greylisted", "deferred", "pending"],
  ])("%s: %s", (reply, event, outcome) => {
    const refused = failure("recipient", "EENVELOPE", reply);
    const result: SendResult = {
      outcome: "refused",
      failure: refused,
      recipients: [{ address: to, failure: refused }],
    };
    expect(verdictOf(known("other"), result)).toMatchObject({
      event,
      reply,
      recipients: [{ address: to, outcome }],
    });
  });

  test("the daily limit rests the mailbox and blames no message", () => {
    const limit = failure("message", "EMESSAGE", "550 5.4.5 Daily user sending limit exceeded");
    expect(verdictOf(known("gmail"), { outcome: "refused", failure: limit, recipients: [] })).toMatchObject({
      event: "mailboxPaused",
      pause: { kind: "quota" },
      recipients: [],
    });
  });

  test("trouble before the gate, and doubt after it, are told apart", () => {
    const hungUp = failure("message", "ECONNECTION");
    expect(verdictOf(known("other"), { outcome: "failed", failure: hungUp }).event).toBe("failed");
    expect(verdictOf(known("other"), { outcome: "unknown", failure: hungUp })).toMatchObject({
      event: "doubted",
      reason: "diagnosis.replyLost",
      diagnosis: "hungUp",
    });
  });

  test("a stopping worker costs no try; a gate that stays closed is tried again later", () => {
    const aborted = failure("message", "EABORT");
    expect(verdictOf(known("other"), { outcome: "failed", failure: aborted }).event).toBe("interrupted");
    expect(verdictOf(known("other"), { outcome: "withheld", error: undefined }).event).toBe("failed");
  });
});

describe("a server that could not be used rests the mailbox", () => {
  test.each<[Stage, string, string, string]>([
    ["auth", "EAUTH", "535 5.7.8 no", "credentials"],
    ["auth", "EAUTH", "454 4.7.0 Too many login attempts", "throttled"],
    ["connect", "ETIMEDOUT", "", "unreachable"],
    ["greet", "EPROTOCOL", "421", "unreachable"],
  ])("%s %s %s: %s", (stage, code, reply, kind) => {
    const verdict = verdictOnOpening(known("other"), failure(stage, code, reply));
    expect(verdict).toMatchObject({ event: "mailboxPaused", outcome: "account", stage, pause: { kind } });
  });

  test("the reason carries what its sentence needs", () => {
    const { reason } = verdictOnOpening(known("other"), failure("connect", "ETIMEDOUT"));
    expect(reason).toBe("diagnosis.connectTimeout?host=mail.firma.cz&port=465&reply=");
  });
});
