import { describe, expect, test } from "vitest";
import cs from "#locales/cs.json" with { type: "json" };
import en from "#locales/en.json" with { type: "json" };
import sk from "#locales/sk.json" with { type: "json" };
import { connectionRules } from "./connection-rules.ts";
import { diagnose } from "./diagnose.ts";
import { SmtpFailure } from "./failure.ts";
import { replyRules } from "./reply-rules.ts";
import type { SmtpServer } from "./server.ts";
import type { Stage } from "./stages.ts";

const server: SmtpServer = {
  host: "mail.firma.cz",
  port: 465,
  encryption: "ssl",
  username: "a",
  password: "b7Qx!",
};

function diagnosisOf(
  stage: Stage,
  reply: string,
  provider = "other",
  code = stage === "auth" ? "EAUTH" : "EENVELOPE",
) {
  return diagnose(provider, new SmtpFailure(server, stage, code, { reply }));
}

describe("what a server answers", () => {
  test.each<[string, Stage, string, string]>([
    ["gmail", "auth", "534-5.7.9 Application-specific password required. gsmtp", "gmailAppPasswordNeeded"],
    [
      "gmail",
      "auth",
      "534-5.7.9 Please log in with your web browser and then try again. gsmtp",
      "gmailBrowserCheck",
    ],
    ["gmail", "auth", "534-5.7.14 Please log in via your web browser gsmtp", "gmailBrowserCheck"],
    [
      "gmail",
      "auth",
      "535-5.7.8 Username and Password not accepted. BadCredentials gsmtp",
      "gmailBadCredentials",
    ],
    [
      "other",
      "auth",
      "535-5.7.8 Username and Password not accepted. support.google.com/mail",
      "gmailBadCredentials",
    ],
    ["other", "auth", "534 5.7.9 Application-specific password required", "appPasswordNeeded"],
    [
      "microsoft365",
      "auth",
      "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled",
      "microsoftLoginDisabled",
    ],
    [
      "microsoft365",
      "auth",
      "535 5.7.3 Authentication unsuccessful [X.prod.exchangelabs.com]",
      "microsoftLoginDisabled",
    ],
    ["other", "auth", "535 5.7.139 Authentication unsuccessful", "microsoftLoginDisabled"],
    ["other", "auth", "535 5.7.3 Authentication unsuccessful", "badCredentials"],
    ["other", "auth", "535 5.7.8 Error: authentication failed", "badCredentials"],
    ["other", "auth", "535 authentication failed", "badCredentials"],
    ["other", "sender", "530 5.7.0 Authentication Required", "loginRequired"],
    ["other", "sender", "530-5.5.1 Authentication Required", "loginRequired"],
    ["other", "sender", "530 5.7.0 Must issue a STARTTLS command first", "starttlsRequired"],
    ["gmail", "auth", "454 4.7.0 Too many login attempts, please try again later. gsmtp", "tooManyLogins"],
    ["other", "auth", "454 4.7.0 Temporary authentication failure", "loginUnavailable"],
    ["other", "auth", "504 5.5.4 Unrecognized authentication type", "loginMethodRefused"],
    ["gmail", "sender", "421 4.7.0 Try again later, closing connection. gsmtp", "throttled"],
    ["gmail", "message", "421-4.7.28 Our system has detected an unusual rate of mail", "unusualRate"],
    ["other", "sender", "421 4.3.0 Temporary System Problem", "serverBusy"],
    ["other", "sender", "421 4.4.5 Server busy", "serverBusy"],
    ["other", "message", "451 4.3.0 Mail server temporarily rejected message", "serverBusy"],
    ["other", "message", "451 4.4.2 Timeout", "serverBusy"],
    ["other", "recipient", "452 4.2.2 The email account is over quota", "mailboxFull"],
    ["other", "recipient", "552 5.2.2 mailbox full", "mailboxFull"],
    ["other", "recipient", "452 4.5.3 Too many recipients", "tooManyRecipients"],
    ["gmail", "message", "550 5.4.5 Daily user sending limit exceeded", "dailyLimit"],
    ["other", "recipient", "550 5.1.1 User unknown", "noSuchRecipient"],
    ["other", "message", "550 5.7.1 Message rejected as spam", "policyRefused"],
    ["other", "message", "550-5.7.26 This mail is unauthenticated", "notAuthenticatedDomain"],
    ["other", "message", "552 5.2.3 Your message exceeded size limits", "messageTooLarge"],
    ["other", "message", "552 5.3.4 Message size exceeds fixed limit", "messageTooLarge"],
    ["other", "recipient", "553 5.1.2 We weren't able to find the recipient domain", "addressMalformed"],
    ["other", "recipient", "553 5.1.3 The recipient address is not a valid address", "addressMalformed"],
    ["other", "sender", "553 5.7.1 Sender address rejected: not owned by user", "senderNotAllowed"],
    [
      "other",
      "message",
      "550 5.7.60 SMTP; Client does not have permissions to send as this sender",
      "senderNotAllowed",
    ],
    ["other", "sender", "503 5.5.1 Bad sequence of commands", "wrongOrder"],
    ["other", "recipient", "550 9.9.9 Something nobody has seen", "unknownReply"],
    ["other", "message", "554 no", "unknownReply"],
  ])("%s at %s: %s is %s", (provider, stage, reply, id) => {
    expect(diagnosisOf(stage, reply, provider).id).toBe(id);
  });
});

describe("what happens on the way to the server", () => {
  const of = (
    stage: Stage,
    code: string,
    originalCode?: string,
    more: Partial<SmtpServer> = {},
    reply?: string,
  ) => diagnose("other", new SmtpFailure({ ...server, ...more }, stage, code, { originalCode, reply }));

  test.each<[Stage, string, string | undefined, Partial<SmtpServer>, string, string | undefined]>([
    ["resolve", "EDNS", "ENOTFOUND", {}, "hostNotFound", "host"],
    ["resolve", "EDNS", "EAI_AGAIN", {}, "dnsTrouble", "host"],
    ["resolve", "EDNS", "ENOTFOUND", { host: "smtp.google.com" }, "gmailInboundHost", "host"],
    ["resolve", "EGUARD", "PRIVATE_ADDRESS", {}, "privateAddress", "host"],
    ["resolve", "EGUARD", "PORT", {}, "portForbidden", "port"],
    ["resolve", "EGUARD", "PLAINTEXT", {}, "plaintextForbidden", "encryption"],
    ["resolve", "EGUARD", "PLAINTEXT_PASSWORD", {}, "plaintextPassword", "encryption"],
    ["connect", "ESOCKET", "ECONNREFUSED", {}, "connectionRefused", "port"],
    ["connect", "ESOCKET", "EHOSTUNREACH", {}, "hostUnreachable", "host"],
    ["connect", "ETIMEDOUT", "CONNECT_TIMEOUT", {}, "connectTimeout", "port"],
    ["encrypt", "ESOCKET", "ERR_SSL_WRONG_VERSION_NUMBER", { port: 587 }, "portWantsStarttls", "encryption"],
    ["encrypt", "ESOCKET", "ERR_SSL_WRONG_VERSION_NUMBER", { port: 465 }, "portSpeaksPlain", "encryption"],
    ["greet", "ETIMEDOUT", "GREETING_TIMEOUT", { encryption: "starttls" }, "portWantsSsl", "encryption"],
    ["greet", "ETIMEDOUT", "GREETING_TIMEOUT", {}, "greetingTimeout", "port"],
    ["encrypt", "ESOCKET", "CERT_HAS_EXPIRED", {}, "certificateExpired", "host"],
    ["encrypt", "ESOCKET", "DEPTH_ZERO_SELF_SIGNED_CERT", {}, "certificateSelfSigned", "host"],
    ["encrypt", "ESOCKET", "SELF_SIGNED_CERT_IN_CHAIN", {}, "certificateSelfSigned", "host"],
    ["encrypt", "ESOCKET", "ERR_TLS_CERT_ALTNAME_INVALID", {}, "certificateOtherHost", "host"],
    ["encrypt", "ESOCKET", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", {}, "certificateUntrusted", "host"],
    ["encrypt", "ESOCKET", "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", {}, "tlsTooOld", "host"],
    ["encrypt", "ETIMEDOUT", "TLS_TIMEOUT", {}, "encryptTimeout", "encryption"],
    ["encrypt", "EPROTOCOL", "INJECTION", { encryption: "starttls" }, "tamperedStarttls", "host"],
    ["greet", "EPROTOCOL", undefined, {}, "notMailServer", "port"],
    ["greet", "ECONNECTION", undefined, {}, "hungUp", undefined],
    ["auth", "EAUTH", "NOT_OFFERED", {}, "authNotOffered", "port"],
    ["auth", "EAUTH", "NO_PASSWORD", {}, "passwordMissing", "password"],
    ["auth", "ETIMEDOUT", "SOCKET_TIMEOUT", {}, "talkTimeout", undefined],
    ["recipient", "EENVELOPE", "NOT_ASCII", {}, "addressNotAscii", "recipient"],
    ["sender", "EENVELOPE", "NOT_ASCII", {}, "addressNotAscii", "address"],
    ["message", "EMESSAGE", "SIZE", {}, "messageTooLarge", undefined],
    ["message", "EPROTOCOL", "EARLY_REPLY", {}, "earlyReply", undefined],
    ["message", "ECONNECTION", undefined, {}, "hungUp", undefined],
    ["message", "EPROTOCOL", undefined, {}, "brokenReply", undefined],
    ["message", "EABORT", undefined, {}, "interrupted", undefined],
    ["message", "ESTREAM", undefined, {}, "unknownFailure", undefined],
  ])("%s, %s, %s, %o: %s at the field %s", (stage, code, originalCode, more, id, field) => {
    expect(of(stage, code, originalCode, more)).toMatchObject({ id, field });
  });

  test.each([
    ["502 5.5.2 Command not recognized", "starttlsMissing"],
    ["454 4.7.0 TLS not available due to temporary reason", "starttlsRefused"],
  ])("STARTTLS answered by %s is %s", (reply, id) => {
    expect(of("encrypt", "ETLS", undefined, { encryption: "starttls" }, reply).id).toBe(id);
  });

  test("a greeting that refuses keeps its meaning, but not its words", () => {
    expect(of("greet", "EPROTOCOL", undefined, {}, "554").id).toBe("greetingRefused");
    expect(of("greet", "EPROTOCOL", undefined, {}, "421").id).toBe("serverBusy");
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

test("every rule has its sentence in three languages", () => {
  for (const { id } of [...connectionRules, ...replyRules]) {
    for (const { diagnosis } of [cs, sk, en]) expect(diagnosis[id], id).toMatch(/\.$|\{reply\}$/);
  }
});
