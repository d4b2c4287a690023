import { db } from "#lib/base/db.ts";
import type { Used } from "./limits.ts";

/**
 * What left a mailbox within the last 24 hours or may have left it, the oldest first, and the database's present:
 * sent and unknown deliveries, and test e-mails that the server accepted.
 */
export async function readUse(mailboxId: string): Promise<{ now: number; used: Used[] }> {
  const rows = await db().$queryRaw<{ now: Date; at: Date | null; recipients: number | null }[]>`
    SELECT now() AS "now", u."at", u."recipients"
    FROM (SELECT 1) AS one LEFT JOIN mailbox_use(${mailboxId}::uuid, now() - interval '24 hours') u ON true
    ORDER BY u."at"`;
  const used = rows.flatMap(({ at, recipients }) =>
    at && recipients !== null ? [{ at: at.getTime(), recipients }] : [],
  );
  return { now: rows[0]?.now.getTime() ?? Date.now(), used };
}
