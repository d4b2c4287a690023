import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";

/**
 * Messages that left each mailbox of the company from here within the last 24 hours, or may have left it, by its id.
 * Test messages count too, for the provider counts them: those to the mailbox's server under its username.
 */
export async function readUsage(company: Pick<ActingCompany, "id">): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ id: string; messages: number }[]>`
    SELECT m."id", (
      (SELECT count(*) FROM mailbox_use(m."id", now() - interval '24 hours'))
      + (SELECT count(*) FROM "AuditEvent" a
        WHERE a."companyId" = m."companyId" AND a."createdAt" > now() - interval '24 hours'
          AND a."event" = 'mailbox.tested' AND a."details" @> jsonb_build_object('mode', 'send',
            'outcome', 'accepted', 'host', m."host", 'username', m."username"))
    )::int AS "messages"
    FROM "Mailbox" m WHERE m."companyId" = ${company.id}::uuid AND m."removedAt" IS NULL`;
  return new Map(rows.map(({ id, messages }) => [id, messages]));
}
