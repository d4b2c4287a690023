import { db } from "#lib/base/db.ts";

/**
 * How long it is until the next delivery that still waits for its time is due, by the database's clock: one look into
 * the index of the queue for each mailbox.
 * @returns whole milliseconds; undefined where none is due within `withinMs`
 */
export async function nextDueIn(withinMs: number): Promise<number | undefined> {
  const [row] = await db().$queryRaw<{ ms: number | null }[]>`
    SELECT ceil(1000 * extract(epoch FROM min(next."dueAt") - clock_timestamp()))::int AS "ms"
    FROM "Mailbox" m CROSS JOIN LATERAL (
      SELECT d."dueAt" FROM "Delivery" d WHERE d."mailboxId" = m."id" AND d."state" = 'queued'
        AND d."dueAt" > now() AND d."dueAt" <= now() + ${withinMs} * interval '1 millisecond'
      ORDER BY d."dueAt" LIMIT 1) next`;
  return row?.ms === null || row === undefined ? undefined : Math.max(0, row.ms);
}
