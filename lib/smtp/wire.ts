import type SMTPConnection from "nodemailer/lib/smtp-connection";
import { SmtpFailure } from "./failure.ts";
import type { Message } from "./outcome.ts";
import type { SmtpServer } from "./server.ts";
import type { StageClock } from "./stages.ts";
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
 * Without SMTPUTF8 a server cannot carry them, and nodemailer would send them all the same.
 * @throws SmtpFailure NOT_ASCII at the address concerned
 */
export function refuseUnfitAddresses(server: SmtpServer, { from, to }: Pick<Message, "from" | "to">): void {
  const unfit = [from, ...to].find((address) => !/^[!-;=?-~]+$/.test(address));
  if (unfit === undefined) return;
  const stage = unfit === from ? "sender" : "recipient";
  throw new SmtpFailure(server, stage, "EENVELOPE", { originalCode: "NOT_ASCII" });
}
