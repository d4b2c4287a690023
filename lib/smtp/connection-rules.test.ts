import { describe, expect, test } from "vitest";
import { type Diagnosis, diagnose } from "./diagnose.ts";
import { SmtpFailure } from "./failure.ts";
import type { Outgoing } from "./inbound-hosts.ts";
import type { SmtpServer } from "./server.ts";
import type { Stage } from "./stages.ts";

const server: SmtpServer = {
  host: "mail.firma.cz",
  port: 465,
  encryption: "ssl",
  username: "a",
  password: "b7Qx!",
};

describe("what happens on the way to the server", () => {
  const of = (
    stage: Stage,
    code: string,
    originalCode?: string,
    more: Partial<SmtpServer> = {},
    reply?: string,
  ) => diagnose("other", new SmtpFailure({ ...server, ...more }, stage, code, { originalCode, reply }));

  type Row = [Stage, string, string | undefined, Partial<SmtpServer>, string, string | undefined];
  test.each<Row>([
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
    ["encrypt", "ESOCKET", "SELF_SIGNED_CERT_IN_CHAIN", {}, "certificateUntrusted", "host"],
    ["encrypt", "ESOCKET", "ERR_TLS_CERT_ALTNAME_INVALID", {}, "certificateOtherHost", "host"],
    ["encrypt", "ESOCKET", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", {}, "certificateUntrusted", "host"],
    ["encrypt", "ESOCKET", "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", {}, "tlsTooOld", "host"],
    ["encrypt", "ESOCKET", "CERT_NOT_YET_VALID", {}, "certificateNotYetValid", "host"],
    ["encrypt", "ESOCKET", "CERTIFICATE_CHANGED", {}, "certificateChanged", "host"],
    ["encrypt", "ESOCKET", "CERT_REVOKED", {}, "certificateUnfit", "host"],
    ["encrypt", "ESOCKET", "ECONNRESET", {}, "encryptFailed", "encryption"],
    ["encrypt", "ETIMEDOUT", "TLS_TIMEOUT", {}, "encryptTimeout", "encryption"],
    ["encrypt", "EPROTOCOL", "INJECTION", { encryption: "starttls" }, "tamperedStarttls", "host"],
    ["greet", "EPROTOCOL", undefined, {}, "notMailServer", "port"],
    ["greet", "ECONNECTION", undefined, {}, "hungUp", undefined],
    ["auth", "EAUTH", "NOT_OFFERED", {}, "authNotOffered", "port"],
    ["auth", "EAUTH", "NO_PASSWORD", {}, "passwordMissing", "password"],
    ["auth", "ETIMEDOUT", "SOCKET_TIMEOUT", {}, "talkTimeout", undefined],
    ["recipient", "EENVELOPE", "NOT_ASCII", {}, "addressNotAscii", "recipient"],
    ["sender", "EENVELOPE", "NOT_ASCII", {}, "addressNotAscii", "address"],
    ["recipient", "EENVELOPE", "MALFORMED", {}, "addressMalformed", "recipient"],
    ["sender", "EENVELOPE", "MALFORMED", {}, "addressMalformed", "address"],
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

  test.each<[Stage, string, string | undefined, Partial<SmtpServer>, string, Diagnosis["remedy"]]>([
    ["connect", "ETIMEDOUT", undefined, {}, "wrong", { kind: "neighbours" }],
    ["resolve", "EDNS", "ENOTFOUND", {}, "wrong", { kind: "neighbours" }],
    ["resolve", "EDNS", "EAI_AGAIN", {}, "wait", undefined],
    ["resolve", "EGUARD", "PORT", {}, "wrong", { kind: "fill", values: { port: 465, encryption: "ssl" } }],
    [
      "greet",
      "ETIMEDOUT",
      undefined,
      { encryption: "starttls" },
      "wrong",
      { kind: "fill", values: { encryption: "ssl" } },
    ],
    [
      "encrypt",
      "ESOCKET",
      "ERR_SSL_WRONG_VERSION_NUMBER",
      { port: 587 },
      "wrong",
      { kind: "fill", values: { encryption: "starttls" } },
    ],
    ["encrypt", "ESOCKET", "DEPTH_ZERO_SELF_SIGNED_CERT", {}, "wrong", { kind: "trust" }],
    ["encrypt", "ESOCKET", "CERTIFICATE_CHANGED", {}, "wrong", { kind: "trust" }],
    ["encrypt", "ESOCKET", "CERT_HAS_EXPIRED", {}, "provider", undefined],
    ["message", "ECONNECTION", undefined, {}, "wait", undefined],
    ["message", "EPROTOCOL", "EARLY_REPLY", {}, "bug", undefined],
  ])("%s, %s, %s, %o is for %s, mended by %o", (stage, code, originalCode, more, severity, remedy) => {
    const diagnosis = of(stage, code, originalCode, more);
    expect([diagnosis.severity, diagnosis.remedy]).toEqual([severity, remedy]);
  });

  test.each<[string, string, Outgoing]>([
    ["smtp.google.com", "gmailInboundHost", { host: "smtp.gmail.com", port: 465, encryption: "ssl" }],
    ["IMAP.gmail.com", "gmailInboundHost", { host: "smtp.gmail.com", port: 465, encryption: "ssl" }],
    ["imap.seznam.cz", "inboundHost", { host: "smtp.seznam.cz", port: 465, encryption: "ssl" }],
    [
      "outlook.office365.com",
      "inboundHost",
      { host: "smtp.office365.com", port: 587, encryption: "starttls" },
    ],
    ["imap.firma.cz", "inboundHost", { host: "smtp.firma.cz" }],
    ["pop3.posta.firma.cz", "inboundHost", { host: "smtp.posta.firma.cz" }],
  ])("%s is no server for sending, and the right one is one click away", (host, id, values) => {
    for (const [stage, code, original] of [
      ["resolve", "EDNS", "ENOTFOUND"],
      ["resolve", "EGUARD", "PORT"],
      ["connect", "ETIMEDOUT", "CONNECT_TIMEOUT"],
      ["connect", "ESOCKET", "ECONNREFUSED"],
      ["greet", "EPROTOCOL", undefined],
    ] as const) {
      expect(of(stage, code, original, { host })).toMatchObject({
        id,
        field: "host",
        remedy: { kind: "fill", values },
      });
    }
    expect(of("auth", "EAUTH", undefined, { host }, "535 no").id).not.toMatch(/inboundHost/i);
  });

  test("a company's own imap.firma.cz may send too: then its certificate is what matters", () => {
    const self = of("encrypt", "ESOCKET", "DEPTH_ZERO_SELF_SIGNED_CERT", { host: "imap.firma.cz" });
    expect(self.id).toBe("certificateSelfSigned");
  });

  test("a greeting that refuses keeps its meaning, but not its words", () => {
    expect(of("greet", "EPROTOCOL", undefined, {}, "554").id).toBe("greetingRefused");
    expect(of("greet", "EPROTOCOL", undefined, {}, "421").id).toBe("serverBusy");
  });
});
