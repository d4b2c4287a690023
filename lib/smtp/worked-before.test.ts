import { describe, expect, test } from "vitest";
import { diagnose } from "./diagnose.ts";
import { SmtpFailure } from "./failure.ts";
import type { SmtpServer } from "./server.ts";
import type { Stage } from "./stages.ts";

const server: SmtpServer = {
  host: "mail.firma.cz",
  port: 465,
  encryption: "ssl",
  username: "a",
  password: "b7Qx!",
};
const now = new Date("2026-07-02T09:00:00Z");
const workedAt = new Date("2026-07-01T09:00:00Z");

const failure = (stage: Stage, code: string, more: { originalCode?: string; reply?: string }) =>
  new SmtpFailure(server, stage, code, more);

describe("a mailbox that worked yesterday and does not today", () => {
  test.each<[string, string, SmtpFailure, string, string]>([
    [
      "gmail",
      "the password refused",
      failure("auth", "EAUTH", { reply: "535-5.7.8 no gsmtp" }),
      "gmailPasswordRevoked",
      "wrong",
    ],
    [
      "other",
      "the password refused",
      failure("auth", "EAUTH", { reply: "535 no" }),
      "badCredentialsWorkedBefore",
      "wrong",
    ],
    [
      "icloud",
      "the password refused",
      failure("auth", "EAUTH", { reply: "535 no" }),
      "badCredentialsWorkedBefore",
      "wrong",
    ],
    [
      "brevo",
      "the key refused",
      failure("auth", "EAUTH", { reply: "535 no" }),
      "badCredentialsWorkedBefore",
      "wrong",
    ],
    [
      "microsoft365",
      "the login disabled",
      failure("auth", "EAUTH", { reply: "535 5.7.139 no" }),
      "microsoftLoginEnded",
      "provider",
    ],
    [
      "other",
      "connecting refused",
      failure("connect", "ESOCKET", { originalCode: "ECONNREFUSED" }),
      "outage",
      "wait",
    ],
    [
      "other",
      "no answer",
      failure("connect", "ETIMEDOUT", { originalCode: "CONNECT_TIMEOUT" }),
      "outage",
      "wait",
    ],
    [
      "other",
      "no way there",
      failure("connect", "ESOCKET", { originalCode: "ENETUNREACH" }),
      "outage",
      "wait",
    ],
    ["other", "a silent greeting", failure("greet", "ETIMEDOUT", {}), "outage", "wait"],
    [
      "other",
      "name servers down",
      failure("resolve", "EDNS", { originalCode: "EAI_AGAIN" }),
      "outage",
      "wait",
    ],
    [
      "other",
      "the name gone",
      failure("resolve", "EDNS", { originalCode: "ENOTFOUND" }),
      "hostVanished",
      "wait",
    ],
  ])("%s, %s", (provider, _what, failed, id, severity) => {
    const before = diagnose(provider, failed);
    const diagnosis = diagnose(provider, failed, { workedAt, now });
    expect(diagnosis).toEqual({
      ...before,
      id,
      severity,
      params: { ...before.params, when: workedAt.toISOString() },
    });
    expect(diagnosis.params).toMatchObject({ host: "mail.firma.cz", port: 465 });
  });

  test("is told what is wrong now, where that has nothing to do with before", () => {
    const full = failure("recipient", "EENVELOPE", { reply: "552 5.2.2 mailbox full" });
    expect(diagnose("other", full, { workedAt, now })).toEqual(diagnose("other", full));
    const appPassword = failure("auth", "EAUTH", {
      reply: "534-5.7.9 Application-specific password required",
    });
    expect(diagnose("gmail", appPassword, { workedAt, now }).id).toBe("gmailAppPasswordNeeded");
  });
});

test("a mailbox that never worked has no past, nor one whose clock runs ahead", () => {
  const refused = failure("auth", "EAUTH", { reply: "535 no" });
  expect(diagnose("gmail", refused, {})).toEqual(diagnose("gmail", refused));
  expect(diagnose("gmail", refused, { workedAt: now, now: workedAt }).id).toBe("gmailBadCredentials");
});
