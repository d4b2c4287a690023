import { db, type Sql, sql } from "#lib/base/db.ts";

/** So many messages wait for their mailbox while others are composed: enough to keep it busy, few to wait behind. */
export const LINE_LENGTH = 5;

/**
 * How many more messages that nobody waits for may stand in a mailbox's line. Whoever orders a single mail meanwhile
 * waits behind those few alone.
 */
export async function roomInLine(mailboxId: string): Promise<number> {
  const [line] = await db().$queryRaw<{ length: number }[]>`
    SELECT count(*)::int AS "length" FROM (${lineOf(sql`${mailboxId}::uuid`)}) AS waiting`;
  return Math.max(0, LINE_LENGTH - (line?.length ?? 0));
}

/** A row for each message of a mailbox that is due, or held by its limit; of either no more than matter. */
export const lineOf = (mailbox: Sql): Sql => sql`
  (SELECT FROM "Delivery" d
    WHERE d."mailboxId" = ${mailbox} AND d."state" = 'queued' AND d."dueAt" <= now() LIMIT ${LINE_LENGTH})
  UNION ALL
  (SELECT FROM "Delivery" d
    WHERE d."mailboxId" = ${mailbox} AND d."state" = 'held' AND d."hold" = 'limit' LIMIT ${LINE_LENGTH})`;
