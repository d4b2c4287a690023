import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";

export type OpenBatch = {
  id: string;
  state: "running" | "paused";
  waiting: number;
  /** The time that a person chose, while that is ahead. */
  plannedFor: Date | null;
  /** IANA. */
  timeZone: string;
};

/** The batches of which something waits to be composed, the newest first. */
export function listOpenBatches(company: ActingCompany): Promise<OpenBatch[]> {
  return db().$queryRaw<OpenBatch[]>`
    SELECT b."id", b."state"::text, c."timeZone", CASE WHEN b."plannedFor" > now() THEN b."plannedFor" END AS "plannedFor",
      (SELECT count(*)::int FROM "SendBatchItem" i
      WHERE i."batchId" = b."id" AND i."state" = 'waiting') AS "waiting"
    FROM "SendBatch" b JOIN "Company" c ON c."id" = b."companyId"
    WHERE b."companyId" = ${company.id}::uuid AND b."state" IN ('running', 'paused')
    ORDER BY b."createdAt" DESC`;
}
