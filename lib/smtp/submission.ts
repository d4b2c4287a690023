import type net from "node:net";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import { connectTcp, encrypt } from "./connect.ts";
import { failureOf, SmtpFailure } from "./failure.ts";
import { resolveGuarded } from "./guard.ts";
import type { Message, SendResult } from "./outcome.ts";
import { type SendHooks, sendGated } from "./send.ts";
import type { SmtpServer } from "./server.ts";
import { destroy, type OnLine, smtpSession, step } from "./session.ts";
import { type OnStage, StageClock } from "./stages.ts";

const DEADLINE_MS = 120_000;
const SLOWEST_BYTES_PER_MS = 16;
const GOODBYE_MS = 1_000;

export type SubmissionOptions = {
  /** Ends everything at once. */
  signal?: AbortSignal;
  /** The longest that opening may take, and each message after it, apart from the time its size needs. */
  deadlineMs?: number;
  onStage?: OnStage;
};

/** A mail server that is ready to take messages, one after another. */
export type Submission = {
  /** False once the connection is gone or in doubt. */
  readonly usable: boolean;
  send(message: Message, hooks?: SendHooks): Promise<SendResult>;
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
  const { deadlineMs = DEADLINE_MS, signal = new AbortController().signal } = options;
  const clock = new StageClock(options.onStage);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
  try {
    const socket = await reach(server, clock, limit);
    const session = smtpSession(server, socket, stagesFromLines(clock));
    await greetAndSignIn(server, session, clock, limit);
    clock.done();
    return submission(server, session, clock, { signal, deadlineMs });
  } catch (error) {
    clock.fail();
    throw failureOf(error, clock.stage, server);
  }
}

async function reach(server: SmtpServer, clock: StageClock, signal: AbortSignal): Promise<net.Socket> {
  clock.enter("resolve");
  const addresses = await resolveGuarded(server, signal);
  clock.enter("connect");
  const socket = await connectTcp(server, addresses, signal);
  if (server.encryption !== "ssl") return socket;
  clock.enter("encrypt");
  return encrypt(server, socket, signal);
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
function stagesFromLines(clock: StageClock): OnLine {
  let senderAsked = false;
  return (from, text) => {
    if (from === "client" && text === "STARTTLS") clock.enter("encrypt");
    if (from === "server" && senderAsked && text.startsWith("2")) clock.enter("recipient");
    // With pipelining the replies to RCPT TO come whatever the one to MAIL FROM was.
    senderAsked = (from === "client" && text.startsWith("MAIL FROM")) || (from === "client" && senderAsked);
  };
}

function submission(
  server: SmtpServer,
  session: SMTPConnection,
  clock: StageClock,
  { signal, deadlineMs }: { signal: AbortSignal; deadlineMs: number },
): Submission {
  let toReset = false;
  const send = async (message: Message, hooks: SendHooks = {}): Promise<SendResult> => {
    const limitMs = deadlineMs + Math.ceil(message.mime.length / SLOWEST_BYTES_PER_MS);
    const limit = AbortSignal.any([signal, hooks.signal ?? signal, AbortSignal.timeout(limitMs)]);
    if (toReset) await step(session, limit, (done) => session.reset(done)).catch(() => destroy(session));
    const result = await sendGated({ server, session, clock, signal: limit }, message, hooks);
    toReset = result.outcome === "refused";
    return result;
  };
  return {
    send,
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
