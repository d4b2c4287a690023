import type SMTPConnection from "nodemailer/lib/smtp-connection";
import { parseEmailAddress } from "#lib/base/email-address.ts";
import { SmtpFailure } from "./failure.ts";
import type { Message } from "./outcome.ts";
import type { SmtpServer } from "./server.ts";
import type { Stage, StageClock } from "./stages.ts";
import type { Transcript } from "./transcript.ts";

/** An open, signed-in session and what goes with it. */
export type Wire = {
  server: SmtpServer;
  session: SMTPConnection;
  clock: StageClock;
  signal: AbortSignal;
  transcript: Transcript | undefined;
};

/**
 * nodemailer would say them all the same: addresses beyond ASCII, which no server without SMTPUTF8 can carry, and what
 * is not one bare address, which a server may read as somebody else's.
 * @throws SmtpFailure NOT_ASCII or MALFORMED at the address concerned
 */
export function refuseUnfitAddresses(server: SmtpServer, { from, to }: Pick<Message, "from" | "to">): void {
  const refuse = (stage: Stage, originalCode: string) => {
    throw new SmtpFailure(server, stage, "EENVELOPE", { originalCode });
  };
  const own = unfitness(from);
  if (own) refuse("sender", own);
  const theirs = to.length === 0 ? "MALFORMED" : to.map(unfitness).find(Boolean);
  if (theirs) refuse("recipient", theirs);
}

function unfitness(address: string): "NOT_ASCII" | "MALFORMED" | undefined {
  if (/[^\0-\x7f]/.test(address)) return "NOT_ASCII";
  // The parser forgives blanks at the ends: here nobody types any more.
  return /\s/.test(address) || "problem" in parseEmailAddress(address) ? "MALFORMED" : undefined;
}
