import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";

/**
 * Messages that left each mailbox of the company from here within the last 24 hours, or may have left it, by its id:
 * what counts against its limits, test e-mails included.
 */
export async function readUsage(company: Pick<ActingCompany, "id">): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ id: string; messages: number }[]>`
    SELECT m."id", (SELECT count(*) FROM mailbox_use(m."id", now() - interval '24 hours'))::int AS "messages"
    FROM "Mailbox" m WHERE m."companyId" = ${company.id}::uuid AND m."removedAt" IS NULL`;
  return new Map(rows.map(({ id, messages }) => [id, messages]));
}
