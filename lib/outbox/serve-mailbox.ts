import { type Claim, claimNext } from "./claim.ts";
import { deliver } from "./deliver.ts";
import { Line } from "./line.ts";

/** Short enough that nobody waits for long behind others' thousands, if there are more mailboxes than hands. */
const TURN_MS = 20_000;

export type Stops = {
  /** Nothing new is claimed. */
  stop: AbortSignal;
  /** What is being sent ends at once. */
  abort: AbortSignal;
  /** The longest that a server is waited for; by default as long as any message may need. */
  deadlineMs?: number;
  /** After so long others get their turn. */
  turnMs?: number;
};

/** Sends a claimed delivery, and then what else is due from its mailbox, on one connection. */
export async function serveMailbox(first: Claim, stops: Stops): Promise<void> {
  const { stop, abort, deadlineMs, turnMs = TURN_MS } = stops;
  const line = new Line(deadlineMs);
  const turnEnds = performance.now() + turnMs;
  try {
    let claim: Claim | undefined = first;
    while (claim) {
      await deliver(claim, line, abort);
      const more = !stop.aborted && !abort.aborted && performance.now() < turnEnds;
      claim = more ? await claimNext(first.mailboxId) : undefined;
    }
  } finally {
    line.close();
  }
}
