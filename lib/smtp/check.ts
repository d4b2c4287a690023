import { say } from "./command.ts";
import { failureOf, SmtpFailure } from "./failure.ts";
import type { CheckResult, Message } from "./outcome.ts";
import { scrubReply } from "./scrub.ts";
import { destroy } from "./session.ts";
import type { Stage } from "./stages.ts";
import { refuseUnfitAddresses, type Wire } from "./wire.ts";

/**
 * Names sender and recipients to the server and stops before DATA: nothing is sent. nodemailer would pipeline DATA
 * along with the envelope, so each command is said by itself. Never throws for what a server does.
 */
export async function checkEnvelope(
  wire: Wire,
  envelope: Pick<Message, "from" | "to">,
): Promise<CheckResult> {
  const { server, session, clock } = wire;
  try {
    clock.enter("sender");
    refuseUnfitAddresses(server, envelope);
    let reply = await accepted(wire, "sender", `MAIL FROM:<${envelope.from}>`);
    for (const address of envelope.to) reply = await accepted(wire, "recipient", `RCPT TO:<${address}>`);
    clock.done();
    return { outcome: "checked", reply: scrubReply(reply, server.password) };
  } catch (error) {
    const failure = failureOf(error, clock.stage, server);
    if (failure.stage !== clock.stage) clock.enter(failure.stage);
    clock.fail();
    // A refusal leaves the session as it was; in all else it is in doubt.
    if (failure.code === "EENVELOPE") return { outcome: "refused", failure };
    destroy(session);
    return { outcome: "failed", failure };
  }
}

async function accepted({ server, session, signal }: Wire, stage: Stage, line: string): Promise<string> {
  const reply = await say(session, signal, line);
  if (/^2\d\d(?:[ -]|$)/.test(reply)) return reply;
  const definite = /^[45]\d\d(?:[ -]|$)/.test(reply);
  throw new SmtpFailure(server, stage, definite ? "EENVELOPE" : "EPROTOCOL", { reply });
}
