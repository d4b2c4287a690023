import { SmtpFailure } from "#lib/smtp/failure.ts";
import { openSubmission } from "#lib/smtp/submission.ts";
import { bestAnswer } from "./best-answer.ts";
import type { Answer } from "./discovery.ts";
import type { Inquiry } from "./inquiry.ts";
import type { SmtpEnd } from "./network.ts";
import { answerAt } from "./sources.ts";

/** Knocks where a domain's mail server usually is: connects and greets, signs in nowhere, sends nothing. */
export async function guessServer(domain: string, inquiry: Inquiry): Promise<Answer | undefined> {
  const ends = inquiry.network.guesses(domain);
  const best = await bestAnswer(ends.map((end) => answers(end, inquiry)));
  return best && answerAt(best.answer, "%EMAILADDRESS%");
}

async function answers(end: SmtpEnd, inquiry: Inquiry): Promise<SmtpEnd | undefined> {
  // Asked first, as a system that looks up names of its own accord cannot be interrupted.
  if (!(await inquiry.mayServe(end))) return undefined;
  try {
    const server = { ...end, username: "", password: "" };
    const submission = await openSubmission(server, { signal: inquiry.signal });
    submission.close();
    return end;
  } catch (error) {
    if (error instanceof SmtpFailure) return undefined;
    throw error;
  }
}
