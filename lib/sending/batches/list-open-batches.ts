import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";

export type OpenBatch = { id: string; state: "running" | "paused"; waiting: number };

/** The batches of which something waits to be composed, the newest first. */
export function listOpenBatches(company: ActingCompany): Promise<OpenBatch[]> {
  return db().$queryRaw<OpenBatch[]>`
    SELECT b."id", b."state"::text, (SELECT count(*)::int FROM "SendBatchItem" i
      WHERE i."batchId" = b."id" AND i."state" = 'waiting') AS "waiting"
    FROM "SendBatch" b WHERE b."companyId" = ${company.id}::uuid AND b."state" IN ('running', 'paused')
    ORDER BY b."createdAt" DESC`;
}
