import type SMTPConnection from "nodemailer/lib/smtp-connection";
import { step } from "./session.ts";

/** nodemailer's own way to say something, which its types keep to themselves (its version is pinned). */
type Speaker = { _responseActions: ((reply: string) => void)[]; _sendCommand: (line: string) => void };

/** Says one command and waits for the whole reply to it. */
export async function say(session: SMTPConnection, signal: AbortSignal, line: string): Promise<string> {
  if (session.destroyed) throw Object.assign(new Error("the connection is gone"), { code: "ECONNECTION" });
  const speaker = session as unknown as Speaker;
  const reply = await step<string>(session, signal, (done) => {
    speaker._responseActions.push((words) => done(null, words));
    speaker._sendCommand(line);
  });
  return reply ?? "";
}
