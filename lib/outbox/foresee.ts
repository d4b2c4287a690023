import { db } from "#lib/base/db.ts";
import { daySpans, goesOnAt, limitsOfMailbox } from "./limits.ts";
import { readUse } from "./mailbox-use.ts";

type LimitedMailbox = { id: string; provider: string; address: string; dailyLimit: number | null };

/**
 * Which of further messages the limits of a day would put off, after all that waits already, and until when.
 * @param recipients the number of recipients of each, in their order
 * @param from when they begin to go; left out: now
 * @returns the times of the last of them, never falling; those before go at once
 */
export async function foresee(mailbox: LimitedMailbox, recipients: number[], from?: Date): Promise<Date[]> {
  const [{ now, used }, ahead] = await Promise.all([readUse(mailbox.id), readAhead(mailbox.id)]);
  const begin = Math.max(now, from?.getTime() ?? now);
  const times = goesOnAt(daySpans(limitsOfMailbox(mailbox)), used, [...ahead, ...recipients], begin);
  return times
    .slice(ahead.length)
    .filter((at) => at > begin)
    .map((at) => new Date(at));
}

async function readAhead(mailboxId: string): Promise<number[]> {
  const waiting = await db().delivery.findMany({
    where: { mailboxId, OR: [{ state: { in: ["queued", "sending"] } }, { state: "held", hold: "limit" }] },
    select: { recipientCount: true },
  });
  return waiting.map(({ recipientCount }) => recipientCount);
}
