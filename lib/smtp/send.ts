import type { SMTPConnectionSendInfo } from "nodemailer/lib/smtp-connection";
import { failureOf, SmtpFailure } from "./failure.ts";
import { type Gate, GatedBody } from "./gated-body.ts";
import type { Message, RecipientOutcome, SendResult } from "./outcome.ts";
import { scrubReply } from "./scrub.ts";
import type { SmtpServer } from "./server.ts";
import { destroy, IDLE_MS, step } from "./session.ts";
import type { Stage } from "./stages.ts";
import { refuseUnfitAddresses, type Wire } from "./wire.ts";

export type SendHooks = {
  /** Commits "the dot may go" and says whether it did. Without it the dot goes at once. */
  beforeDot?: Gate;
  onProgress?: (bytes: number, total: number) => void;
  /** Ends this message, and the connection with it. */
  signal?: AbortSignal;
};

type WireError = Error & {
  code?: string;
  originalCode?: string;
  command?: string;
  recipient?: string;
  rejectedErrors?: WireError[];
};

/**
 * One SMTP transaction whose final dot waits for the gate. It never throws for what a server does. A connection
 * whose state is in doubt afterwards is destroyed.
 */
export async function sendGated(wire: Wire, message: Message, hooks: SendHooks): Promise<SendResult> {
  const { server, session, clock } = wire;
  clock.enter("sender");
  const withhold = new AbortController();
  const body = gatedBody(wire, message, hooks, () => withhold.abort());
  const signal = AbortSignal.any([wire.signal, withhold.signal]);
  try {
    refuseUnfitAddresses(server, message);
    const envelope = { from: message.from, to: message.to, size: message.mime.length };
    const info = await step<SMTPConnectionSendInfo>(session, signal, (done) =>
      session.send(envelope, body, done),
    );
    if (!info || !body.ended || !/^2\d\d(?:[ -]|$)/.test(info.response)) throw unbelievable(info?.response);
    clock.done();
    const reply = scrubReply(info.response, server.password);
    return { outcome: "accepted", reply, recipients: recipientsOf(server, message, info) };
  } catch (error) {
    const settled = body.settle();
    const result = resultOf(wire, message, body, error as WireError);
    await settled;
    return result;
  } finally {
    if (session._socket) session._socket.setTimeout(IDLE_MS);
  }
}

function gatedBody(
  { session, clock, transcript }: Wire,
  message: Message,
  hooks: SendHooks,
  onWithheld: () => void,
): GatedBody {
  const socket = () => session._socket || undefined;
  return new GatedBody(message.mime, socket, {
    onStart: () => {
      clock.enter("message");
      transcript?.note(`message of ${message.mime.length} bytes`);
    },
    onProgress: hooks.onProgress ?? (() => {}),
    beforeDot: async () => {
      const open = (await hooks.beforeDot?.()) ?? true;
      // A server may think long about a message (RFC 5321 §4.5.3.2.6): only the deadline ends that wait.
      if (open) socket()?.setTimeout(0);
      return open;
    },
    onWithheld,
  });
}

function unbelievable(response = ""): Error {
  const error = new Error("a reply that cannot be believed");
  return Object.assign(error, { code: "EPROTOCOL", originalCode: "EARLY_REPLY", response });
}

function resultOf(wire: Wire, message: Message, body: GatedBody, error: WireError): SendResult {
  const { server, session, clock } = wire;
  const failure = failureIn(wire, error);
  if (failure.stage !== clock.stage) clock.enter(failure.stage);
  clock.fail();
  const refused = isDefinite(failure);
  // After a refusal of the envelope or of the whole message the session goes on; in all else it is in doubt.
  if (!refused || (body.started && !body.ended)) destroy(session);
  if (refused)
    return { outcome: "refused", failure, recipients: recipientsOf(server, message, error, failure) };
  if (body.ended) return { outcome: "unknown", failure };
  return body.withheld ? { outcome: "withheld", error: body.withheld.error } : { outcome: "failed", failure };
}

function failureIn({ server, clock }: Wire, error: WireError): SmtpFailure {
  if (isTooLarge(error)) error.originalCode = "SIZE";
  const failure = failureOf(error, stageOf(error, clock.stage), server);
  if (!isVerdict(failure) || isDefinite(failure)) return failure;
  // nodemailer takes whatever is no yes for a no; what is neither is no answer at all.
  return new SmtpFailure(server, failure.stage, "EPROTOCOL", { reply: failure.reply });
}

function stageOf(error: WireError, current: Stage): Stage {
  if (error instanceof SmtpFailure) return error.stage;
  if (isTooLarge(error) || error.command === "DATA") return "message";
  if (error.command === "MAIL FROM") return "sender";
  return error.command === "RCPT TO" ? "recipient" : current;
}

// A truncated reply carries a code too: only nodemailer's verdict on a whole reply is definite.
function isDefinite(failure: SmtpFailure): boolean {
  const { responseCode, originalCode } = failure;
  if (!isVerdict(failure)) return false;
  return ["NOT_ASCII", "MALFORMED", "SIZE"].includes(originalCode ?? "") || (responseCode ?? 0) >= 400;
}

function isVerdict({ code }: SmtpFailure): boolean {
  return code === "EENVELOPE" || code === "EMESSAGE";
}

// nodemailer compares with the advertised SIZE (RFC 1870) before it says MAIL FROM.
function isTooLarge({ code, command }: WireError): boolean {
  return code === "EMESSAGE" && command === "MAIL FROM";
}

function recipientsOf(
  server: SmtpServer,
  message: Message,
  ended: { rejectedErrors?: WireError[] },
  whole?: SmtpFailure,
): RecipientOutcome[] {
  const refusals = new Map(
    (ended.rejectedErrors ?? []).map((error) => [error.recipient, failureOf(error, "recipient", server)]),
  );
  return message.to.map((address) => ({ address, failure: refusals.get(address) ?? whole }));
}
