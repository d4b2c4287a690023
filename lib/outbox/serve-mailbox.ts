import { type Claim, claimNext } from "./claim.ts";
import { deliver } from "./deliver.ts";
import { Line } from "./line.ts";

/** After this long others get their turn, if there are more mailboxes than hands. */
const TURN_MS = 20_000;

export type Stops = {
  /** Nothing new is claimed. */
  stop: AbortSignal;
  /** What is being sent ends at once. */
  abort: AbortSignal;
};

/** Sends a claimed delivery, and then what else is due from its mailbox, on one connection. */
export async function serveMailbox(first: Claim, { stop, abort }: Stops): Promise<void> {
  const line = new Line();
  const turnEnds = performance.now() + TURN_MS;
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
