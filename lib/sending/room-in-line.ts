import { db } from "#lib/base/db.ts";
import { LINE_LENGTH } from "./batches/line-length.ts";

/**
 * How many more messages that nobody waits for may stand in a mailbox's line: what is due, or held by its limit, counts.
 * Whoever orders a single mail meanwhile waits behind those few alone.
 */
export async function roomInLine(mailboxId: string): Promise<number> {
  const [line] = await db().$queryRaw<{ length: number }[]>`
    SELECT count(*)::int AS "length" FROM (
      (SELECT FROM "Delivery" d
        WHERE d."mailboxId" = ${mailboxId}::uuid AND d."state" = 'queued' AND d."dueAt" <= now() LIMIT ${LINE_LENGTH})
      UNION ALL
      (SELECT FROM "Delivery" d
        WHERE d."mailboxId" = ${mailboxId}::uuid AND d."state" = 'held' AND d."hold" = 'limit' LIMIT ${LINE_LENGTH})
    ) AS waiting`;
  return Math.max(0, LINE_LENGTH - (line?.length ?? 0));
}
