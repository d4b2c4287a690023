import { sqlStateOf } from "#lib/base/prepared.ts";
import { holdBack } from "./hold-back.ts";
import { noteClaims } from "./restore-mark.ts";
import { type Turn, takeTurn } from "./take-turn.ts";

/** A delivery that is ours to send, until its lease runs out. */
export type Claim = {
  deliveryId: string;
  attemptId: string;
  companyId: string;
  mailboxId: string;
  /** Of the mailbox at this moment: a pause must not hit settings that were changed since. */
  mailboxVersion: number;
  /** Why the mailbox rested last, if nothing has gone out since. */
  lastPause: string | null;
  attemptCount: number;
  message: FrozenMessage;
};

/** As it was ordered, if its bytes have this hash. */
export type FrozenMessage = {
  /** Base64: it travels twice as fast as the hex digits of bytea. */
  mime: string;
  /** Lower-case hex. */
  mimeSha256: string;
  from: string;
  to: string[];
};

const LOST_RACES = 5;

/**
 * Claims what is due next: of the mailbox that was served least recently, the oldest. What exceeds the limits of its
 * mailbox is held on the way.
 * @param mailboxId only of this mailbox
 */
export async function claimNext(mailboxId?: string): Promise<Claim | undefined> {
  for (let races = 0; races < LOST_RACES; ) {
    const turn = await turnOrLostRace(mailboxId);
    if (turn === undefined) return undefined;
    if (turn !== "lost" && turn.deliveryId !== null) {
      const { claims, ...claim } = turn;
      noteClaims(claims);
      return claim;
    }
    if (turn === "lost" || !(await holdBack(turn.mailboxId))) races += 1;
  }
  return undefined;
}

// Another worker that looked at the same moment may have been faster: a unique index says so.
async function turnOrLostRace(mailboxId: string | undefined): Promise<Turn | undefined | "lost"> {
  try {
    return await takeTurn(mailboxId);
  } catch (error) {
    if (isLostRace(error)) return "lost";
    throw error;
  }
}

const isLostRace = (error: unknown) => ["23505", "40P01"].includes(sqlStateOf(error) ?? "");
