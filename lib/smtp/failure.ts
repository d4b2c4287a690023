import { SettingsError } from "#lib/base/env.ts";
import { certificateCode } from "./pinned-certificate.ts";
import { scrubReply } from "./scrub.ts";
import type { SmtpServer } from "./server.ts";
import type { Stage } from "./stages.ts";

/** What is known of a failure of the wire: nothing in it is secret. */
export type FailureFacts = {
  stage: Stage;
  /** nodemailer's word (EAUTH, ESOCKET…), or EGUARD when our own guard refused. */
  code: string;
  /** What the system or TLS said (ECONNREFUSED, CERT_HAS_EXPIRED…), or which rule of ours it was. */
  originalCode: string | undefined;
  responseCode: number | undefined;
  /** RFC 3463, such as 5.7.8. */
  enhancedCode: string | undefined;
  /** The server's words, scrubbed; empty when it said nothing. */
  reply: string;
  host: string;
  port: number;
  encryption: SmtpServer["encryption"];
  /** No sign-in was wanted. */
  anonymous: boolean;
};

/** A submission ended without acceptance. */
export class SmtpFailure extends Error implements FailureFacts {
  readonly stage: Stage;
  readonly code: string;
  readonly originalCode: string | undefined;
  readonly responseCode: number | undefined;
  readonly enhancedCode: string | undefined;
  readonly reply: string;
  readonly host: string;
  readonly port: number;
  readonly encryption: SmtpServer["encryption"];
  readonly anonymous: boolean;

  constructor(
    server: SmtpServer,
    stage: Stage,
    code: string,
    more: { originalCode?: string; reply?: string } = {},
  ) {
    const reply = scrubReply(more.reply ?? "", server.password);
    super(`${stage}: ${[code, more.originalCode, reply.slice(0, 3)].filter(Boolean).join(" ")}`);
    this.stage = stage;
    this.code = code;
    this.originalCode = more.originalCode;
    this.reply = reply;
    this.responseCode = Number(/^[2-5]\d\d(?=[ -]|$)/.exec(reply)?.[0]) || undefined;
    this.enhancedCode = /^\d{3}[ -]#?([245]\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1];
    this.host = server.host;
    this.port = server.port;
    this.encryption = server.encryption;
    this.anonymous = server.username === "";
  }

  /** The server refused for good (RFC 5321 §4.2.1); 503 only says that the session went wrong. */
  get permanent(): boolean {
    return this.responseCode !== undefined && this.responseCode >= 500 && this.responseCode !== 503;
  }
}

/**
 * nodemailer's and the system's errors, an aborted signal, and failures of our own, in one shape.
 * @throws SettingsError as it is: only the operator can mend it
 */
export function failureOf(error: unknown, stage: Stage, server: SmtpServer): SmtpFailure {
  if (error instanceof SmtpFailure) return error;
  if (error instanceof SettingsError) throw error;
  const { name, code, originalCode, timeoutType, response } = error as WireError;
  if (name === "TimeoutError")
    return new SmtpFailure(server, stage, "ETIMEDOUT", { originalCode: "DEADLINE" });
  if (name === "AbortError") return new SmtpFailure(server, stage, "EABORT");
  // What answers without a 220 is no mail server: its words are nobody's business (a scanner's oracle).
  const reply = stage === "greet" && code === "EPROTOCOL" ? codeOfReply(response) : response;
  return new SmtpFailure(server, stage, code ?? "ECONNECTION", {
    originalCode: certificateCode(server, originalCode ?? timeoutType),
    reply,
  });
}

/** All that may be told of a greeting that is none: its three digits, if it has them. */
export function codeOfReply(reply = ""): string {
  return /^\d{3}(?=[ -]|$)/.exec(reply)?.[0] ?? "";
}

type WireError = {
  name?: string;
  code?: string;
  originalCode?: string;
  timeoutType?: string;
  response?: string;
};
