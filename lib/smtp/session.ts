import type net from "node:net";
import type tls from "node:tls";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { tlsOptions } from "./connect.ts";
import type { SmtpServer } from "./server.ts";

const GREETING_MS = 10_000;
const SETUP_MS = 20_000;
export const IDLE_MS = 30_000;
// The longest real reply is a few kilobytes; a peer that sends more is no mail server.
const MAX_REPLY_BYTES = 64 * 1024;

/** What the wire does, as it happens: the client's commands and the server's replies, passwords masked. */
export type OnLine = (from: "client" | "server", text: string) => void;

/** nodemailer's connection over an open socket, with the settings that its defaults lack. */
export function smtpSession(
  server: SmtpServer,
  socket: net.Socket,
  onLine: OnLine,
  tlsWith: tls.ConnectionOptions = tlsOptions(server),
): SMTPConnection {
  const session = new SMTPConnection({
    connection: socket,
    host: server.host,
    port: server.port,
    secure: server.encryption === "ssl",
    secured: server.encryption === "ssl",
    requireTLS: server.encryption === "starttls",
    ignoreTLS: server.encryption === "none",
    tls: tlsWith,
    connectionTimeout: SETUP_MS,
    greetingTimeout: GREETING_MS,
    socketTimeout: IDLE_MS,
    socketCloseTimeout: 0,
    maxResponseSize: MAX_REPLY_BYTES,
    transactionLog: true,
    logger: listeningLogger(onLine, (error) => {
      session.emit("error", error);
      destroy(session);
    }),
  });
  // An idle connection may break at any time; whoever uses it next finds it destroyed.
  session.on("error", () => {});
  return session;
}

/**
 * One step of a session. nodemailer answers by a callback, by an "error" event, or only by "end": whichever is
 * first counts. A step that fails by the connection or is aborted leaves it destroyed.
 */
export function step<T>(
  session: SMTPConnection,
  signal: AbortSignal,
  run: (done: (error?: Error | null, value?: T) => void) => void,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const finish = (error?: Error | null, value?: T) => {
      session.off("error", finish).off("end", onEnd);
      signal.removeEventListener("abort", onAbort);
      if (error) reject(error);
      else resolve(value);
    };
    // nodemailer may close the connection and tell the reason right after.
    const onEnd = () => setImmediate(finish, Object.assign(new Error("it ended"), { code: "ECONNECTION" }));
    const onAbort = () => {
      finish(signal.reason);
      destroy(session);
    };
    if (signal.aborted) return onAbort();
    session.on("error", finish).on("end", onEnd);
    signal.addEventListener("abort", onAbort);
    run(finish);
  });
}

/** Ends a connection at once: what has not left is never sent. */
export function destroy(session: SMTPConnection): void {
  if (session._socket) session._socket.destroy();
  session.close();
}

function listeningLogger(onLine: OnLine, onInjection: (error: Error) => void) {
  const injected = Object.assign(new Error("bytes before TLS"), {
    code: "EPROTOCOL",
    originalCode: "INJECTION",
  });
  const hear = (entry: { tnx?: string; discarded?: number }, text: string) => {
    // Bytes slipped in before TLS (RFC 3207 §6): nodemailer drops them, we drop the connection.
    if (entry.discarded) setImmediate(onInjection, injected);
    else if (entry.tnx === "client" || entry.tnx === "server") onLine(entry.tnx, text);
  };
  return { trace: hear, debug: hear, info: hear, warn: hear, error: hear, fatal: hear };
}
