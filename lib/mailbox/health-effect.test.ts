import { describe, expect, test } from "vitest";
import { diagnose } from "#lib/smtp/diagnose.ts";
import { diagnosisProblem } from "#lib/smtp/diagnosis-problem.ts";
import { SmtpFailure } from "#lib/smtp/failure.ts";
import type { SmtpServer } from "#lib/smtp/server.ts";
import type { Stage } from "#lib/smtp/stages.ts";
import { type HealthEffect, healthEffect } from "./health-effect.ts";
import { outlivesSignIn } from "./outlives-sign-in.ts";

const server: SmtpServer = {
  host: "mail.firma.example",
  port: 465,
  encryption: "ssl",
  username: "jmeno",
  password: "tajne-heslo-42",
};
type Said = { code?: string; original?: string; reply?: string; provider?: string };

function found(stage: Stage, said: Said, worked = false) {
  const { code = "EPROTOCOL", original, reply = "", provider = "other" } = said;
  const encryption = code === "ETLS" ? "starttls" : "ssl";
  const more = { reply, ...(original && { originalCode: original }) };
  const failure = new SmtpFailure({ ...server, encryption }, stage, code, more);
  return diagnose(provider, failure, worked ? { workedAt: new Date(0) } : {});
}

const atOpening: [string, HealthEffect, Stage, Said][] = [
  ["greets with 421", "unavailable", "greet", { reply: "421" }],
  ["greets with 451", "unavailable", "greet", { reply: "451" }],
  ["hangs up", "unavailable", "greet", { code: "ECONNECTION" }],
  ["answers what nobody understands", "unavailable", "auth", {}],
  ["has no answering name server", "unavailable", "resolve", { code: "EDNS", original: "EAI_AGAIN" }],
  ["cannot encrypt now", "unavailable", "encrypt", { code: "ETLS", reply: "454 4.7.0 Later" }],
  ["counts too many logins", "nothing", "auth", { reply: "454 4.7.0 Too many login attempts" }],
  ["cannot check logins now", "nothing", "auth", { reply: "454 4.3.0 Later" }],
  ["is ended by ourselves", "nothing", "auth", { code: "EABORT" }],
  ["refuses the login", "failingUntilPerson", "auth", { code: "EAUTH", reply: "535 5.7.8 No" }],
  ["refuses it in words that nobody knows", "failingUntilPerson", "auth", { reply: "599 5.9.9 Blue" }],
  ["greets with 554", "failing", "greet", { reply: "554" }],
  ["is private", "failing", "resolve", { code: "EGUARD", original: "PRIVATE_ADDRESS" }],
  ["shows an expired certificate", "failing", "encrypt", { original: "CERT_HAS_EXPIRED" }],
];

const outages: [string, Stage, Said][] = [
  ["has no name any more", "resolve", { code: "EDNS", original: "ENOTFOUND" }],
  ["listens no more", "connect", { code: "ESOCKET", original: "ECONNREFUSED" }],
  ["does not answer", "connect", { code: "ETIMEDOUT" }],
  ["does not greet", "greet", { code: "ETIMEDOUT" }],
];

const afterwards: [string, HealthEffect, Stage, Said][] = [
  ["refuses the sender", "failing", "sender", { reply: "553 5.7.1 Not yours" }],
  ["refuses the sender at the recipient", "failing", "recipient", { reply: "550 5.7.60 Not yours" }],
  ["refuses the sender's domain", "failing", "message", { reply: "550 5.7.26 Unauthenticated" }],
  ["relays nothing", "failing", "recipient", { reply: "554 5.7.1 Relay access denied" }],
  ["has blocked the account", "failingUntilPerson", "message", { reply: "550 5.7.501 Spam" }],
  ["looks for the sender's domain in vain", "nothing", "sender", { reply: "450 4.1.8 Not found" }],
  ["knows no such recipient", "nothing", "recipient", { reply: "550 5.1.1 Nobody" }],
  ["puts the recipient off", "nothing", "recipient", { reply: "451 4.7.1 Greylisted" }],
  ["finds spam", "nothing", "message", { reply: "550 5.7.1 Spam" }],
  ["knows our address from a list", "nothing", "recipient", { reply: "554 blocked using spamhaus" }],
  ["says what nobody knows", "nothing", "message", { reply: "599 5.9.9 Blue" }],
  ["hangs up", "nothing", "message", { code: "ECONNECTION" }],
  ["has sent enough today", "nothing", "message", { reply: "550 5.4.5 Daily limit" }],
  ["slows us down", "nothing", "sender", { reply: "421 4.7.0 Slow down" }],
];

describe("what is said of a mailbox whose server", () => {
  test.each(atOpening)("%s: %s", (_what, effect, stage, said) => {
    expect(healthEffect(found(stage, said), stage)).toBe(effect);
  });

  test.each(outages)("%s: failing where it never worked, unavailable where it did", (_what, stage, said) => {
    expect(healthEffect(found(stage, said), stage)).toBe("failing");
    expect(healthEffect(found(stage, said, true), stage)).toBe("unavailable");
  });

  test.each(afterwards)("%s, to somebody who has signed in: %s", (_what, effect, stage, said) => {
    expect(healthEffect(found(stage, said), stage)).toBe(effect);
  });
});

describe("a sign-in disproves", () => {
  const isPatience = ({ account, retryAfter }: ReturnType<typeof found>) =>
    account && retryAfter !== undefined;
  const reasonOf = (stage: Stage, said: Said) => {
    const diagnosis = found(stage, said);
    return { diagnosis, reason: `${diagnosisProblem(diagnosis.id, diagnosis.params)}&pauses=2` };
  };

  test.each(afterwards)("nothing that was said after one: who %s (%s)", (_what, effect, stage, said) => {
    const { diagnosis, reason } = reasonOf(stage, said);
    if (effect !== "nothing" || isPatience(diagnosis)) expect(outlivesSignIn(reason)).toBe(true);
  });

  test.each(atOpening)("what kept one from happening: who %s (%s)", (_what, effect, stage, said) => {
    const { reason } = reasonOf(stage, said);
    if (effect !== "nothing") expect(outlivesSignIn(reason)).toBe(false);
  });

  test("neither a count of logins, nor credits that are used up", () => {
    const credits = "451 Authentication failed: Maximum credits exceeded";
    expect(outlivesSignIn(reasonOf("auth", { reply: "454 4.7.0 Too many login attempts" }).reason)).toBe(
      true,
    );
    expect(outlivesSignIn(reasonOf("auth", { provider: "sendgrid", reply: credits }).reason)).toBe(true);
    expect(outlivesSignIn(reasonOf("auth", { reply: "454 4.3.0 Later" }).reason)).toBe(false);
    expect(outlivesSignIn(null)).toBe(false);
  });
});
