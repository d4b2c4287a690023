import type net from "node:net";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import { tlsFacts } from "./certificate.ts";
import { checkEnvelope } from "./check.ts";
import { encrypt, tlsOptions } from "./connect.ts";
import { deadline } from "./deadline.ts";
import { failureOf, SmtpFailure } from "./failure.ts";
import type { CheckResult, Message, SendResult } from "./outcome.ts";
import { reach } from "./reach.ts";
import { type SendHooks, sendGated } from "./send.ts";
import type { SmtpServer } from "./server.ts";
import { destroy, type OnLine, smtpSession, step } from "./session.ts";
import { type OnStage, StageClock } from "./stages.ts";
import type { Transcript } from "./transcript.ts";
import type { Wire } from "./wire.ts";

const DEADLINE_MS = 120_000;
const SLOWEST_BYTES_PER_MS = 16;
const GOODBYE_MS = 1_000;

export type SubmissionOptions = {
  /** Ends everything at once. */
  signal?: AbortSignal;
  /** The longest that opening may take, and each message after it, apart from the time its size needs. */
  deadlineMs?: number;
  /** The longest that opening may take, where it has less time than a message. */
  openingMs?: number;
  onStage?: OnStage;
  /** Writes down what is said. */
  transcript?: Transcript;
};

/** A mail server that is ready to take messages, one after another. */
export type Submission = {
  /** False once the connection is gone or in doubt. */
  readonly usable: boolean;
  send(message: Message, hooks?: SendHooks): Promise<SendResult>;
  /** Asks whether sender and recipients are welcome, and sends nothing. */
  check(envelope: Pick<Message, "from" | "to">, hooks?: Pick<SendHooks, "signal">): Promise<CheckResult>;
  close(): void;
};

/**
 * Resolves, connects, encrypts, greets and signs in: to checked addresses only, by TLS 1.2 or newer with a
 * verified certificate, never without the login, within limits of time and memory.
 * @throws SmtpFailure naming the stage
 */
export async function openSubmission(
  server: SmtpServer,
  options: SubmissionOptions = {},
): Promise<Submission> {
  const { deadlineMs = DEADLINE_MS, signal = new AbortController().signal, transcript } = options;
  const { openingMs = deadlineMs } = options;
  const clock = new StageClock(options.onStage);
  const opening = deadline(openingMs);
  const limit = AbortSignal.any([signal, opening.signal]);
  try {
    const socket = await openWay(server, clock, transcript, limit);
    const session = smtpSession(server, socket, (from, text) => {
      hearStages(from, text);
      transcript?.hear(from, text);
    });
    const hearStages = stagesFromLines(session, clock, transcript);
    await greetAndSignIn(server, session, clock, limit);
    clock.done();
    return submission({ server, session, clock, transcript, signal }, deadlineMs);
  } catch (error) {
    clock.fail();
    const failure = failureOf(error, clock.stage, server);
    transcript?.note(failure.message);
    throw failure;
  } finally {
    opening.clear();
  }
}

async function openWay(
  server: SmtpServer,
  clock: StageClock,
  transcript: Transcript | undefined,
  signal: AbortSignal,
): Promise<net.Socket> {
  clock.enter("resolve");
  const socket = await reach(server, signal, (addresses) => {
    transcript?.note(`${server.host}: ${addresses} address${addresses === 1 ? "" : "es"}`);
    clock.enter("connect");
  });
  transcript?.note(`connected to port ${server.port}`);
  if (server.encryption !== "ssl") return socket;
  clock.enter("encrypt");
  const secured = await encrypt(socket, tlsOptions(server), signal);
  tellTls(secured, clock, transcript);
  return secured;
}

function tellTls(
  socket: net.Socket | false | null,
  clock: StageClock,
  transcript: Transcript | undefined,
): void {
  const facts = tlsFacts(socket);
  clock.done(facts);
  if (!facts) return;
  const { subject, issuer, validTo, fingerprint256 } = facts.certificate;
  transcript?.note(`${facts.protocol}, certificate of ${subject} by ${issuer} until ${validTo}`);
  transcript?.note(`SHA-256 ${fingerprint256}`);
}

async function greetAndSignIn(
  server: SmtpServer,
  session: SMTPConnection,
  clock: StageClock,
  signal: AbortSignal,
) {
  try {
    clock.enter("greet");
    await step(session, signal, (done) => session.connect(done));
    if (server.username === "") return;
    clock.enter("auth");
    const credentials = { user: server.username, pass: server.password };
    // To a server that offers no login the password is not even shown.
    if (!session.allowsAuth) throw new SmtpFailure(server, "auth", "EAUTH", { originalCode: "NOT_OFFERED" });
    if (server.password === "")
      throw new SmtpFailure(server, "auth", "EAUTH", { originalCode: "NO_PASSWORD" });
    await step(session, signal, (done) => session.login(credentials, done));
  } catch (error) {
    destroy(session);
    throw error;
  }
}

// STARTTLS and the reply to MAIL FROM happen inside nodemailer: its log is how one sees them.
function stagesFromLines(
  session: SMTPConnection,
  clock: StageClock,
  transcript: Transcript | undefined,
): OnLine {
  let senderAsked = false;
  return (from, text) => {
    if (from === "client" && text === "STARTTLS") clock.enter("encrypt");
    if (from === "client" && text.startsWith("EHLO") && clock.stage === "encrypt") {
      tellTls(session._socket, clock, transcript);
      // The greeting is said once more (RFC 3207 §4.2).
      clock.resume("greet");
    }
    if (from === "server" && senderAsked && /^2\d\d(?:[ -]|$)/.test(text)) clock.enter("recipient");
    // With pipelining the replies to RCPT TO come whatever the one to MAIL FROM was.
    senderAsked = (from === "client" && text.startsWith("MAIL FROM")) || (from === "client" && senderAsked);
  };
}

function submission(wire: Wire, deadlineMs: number): Submission {
  const { session } = wire;
  let toReset = false;
  const inTime = async <T>(
    own: AbortSignal | undefined,
    bytes: number,
    work: (wire: Wire) => Promise<T>,
  ): Promise<T> => {
    const limit = deadline(deadlineMs + Math.ceil(bytes / SLOWEST_BYTES_PER_MS));
    try {
      const signal = AbortSignal.any([wire.signal, own ?? wire.signal, limit.signal]);
      if (toReset) await step(session, signal, (done) => session.reset(done)).catch(() => destroy(session));
      return await work({ ...wire, signal });
    } finally {
      limit.clear();
    }
  };
  return {
    send: async (message, hooks = {}) => {
      const bytes = message.mime.length;
      const result = await inTime(hooks.signal, bytes, (timed) => sendGated(timed, message, hooks));
      toReset = result.outcome === "refused";
      return result;
    },
    check: async (envelope, { signal } = {}) => {
      const result = await inTime(signal, 0, (timed) => checkEnvelope(timed, envelope));
      toReset = true;
      return result;
    },
    close: () => part(session),
    get usable() {
      return !session.destroyed;
    },
  };
}

// QUIT is a courtesy: nobody waits for its answer.
function part(session: SMTPConnection): void {
  if (session.destroyed) return;
  session.quit();
  setTimeout(() => destroy(session), GOODBYE_MS).unref();
}
