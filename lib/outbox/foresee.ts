import { db } from "#lib/base/db.ts";
import { daySpans, goesOnAt, limitsOfMailbox } from "./limits.ts";
import { readUse } from "./mailbox-use.ts";

export type Foresight = {
  /** How many the limit of the day has room for now. */
  now: number;
  /** How many wait for it. */
  later: number;
  /** When the last of them may go; null where none waits. */
  lastAt: Date | null;
};

type LimitedMailbox = { id: string; provider: string; address: string; dailyLimit: number | null };

/**
 * What the limits of a day would make of further messages, after all that waits already.
 * @param recipients the number of recipients of each, in their order
 */
export async function foresee(mailbox: LimitedMailbox, recipients: number[]): Promise<Foresight> {
  const [{ now, used }, ahead] = await Promise.all([readUse(mailbox.id), readAhead(mailbox.id)]);
  const times = goesOnAt(daySpans(limitsOfMailbox(mailbox)), used, [...ahead, ...recipients], now);
  const late = times.slice(ahead.length).filter((at) => at > now);
  const last = late.at(-1);
  return {
    now: recipients.length - late.length,
    later: late.length,
    lastAt: last === undefined ? null : new Date(last),
  };
}

async function readAhead(mailboxId: string): Promise<number[]> {
  const waiting = await db().delivery.findMany({
    where: { mailboxId, OR: [{ state: { in: ["queued", "sending"] } }, { state: "held", hold: "limit" }] },
    select: { recipientCount: true },
  });
  return waiting.map(({ recipientCount }) => recipientCount);
}
