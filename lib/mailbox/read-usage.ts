import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";

/** Messages that left each mailbox of the company within the last 24 hours, by its id; without an entry: none. */
export async function readUsage(company: Pick<ActingCompany, "id">): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ id: string; messages: number }[]>`
    SELECT m."id", count(*)::int AS "messages"
    FROM "Mailbox" m JOIN "Delivery" d ON d."mailboxId" = m."id" AND d."sentAt" > now() - interval '24 hours'
    WHERE m."companyId" = ${company.id}::uuid GROUP BY m."id"`;
  return new Map(rows.map(({ id, messages }) => [id, messages]));
}
