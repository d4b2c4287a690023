import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { Problem } from "#lib/base/errors.ts";
import { isUuid } from "#lib/base/uuid.ts";
import type { DeliveryState } from "#lib/outbox/schema.ts";
import type { SendBatchState } from "#prisma/client/enums.ts";

/** How many invoices of a batch are in each state: of the batch until they are queued, of their delivery then. */
export type BatchCounts = Record<"waiting" | "skipped" | Exclude<DeliveryState, "queued"> | "inLine", number>;

type SkippedItem = {
  invoiceId: string;
  number: string | null;
  customerName: string;
  problem: Problem;
};

export type BatchView = {
  id: string;
  state: SendBatchState;
  createdAt: Date;
  plannedFor: Date | null;
  total: number;
  counts: BatchCounts;
  skipped: SkippedItem[];
};

/** How far a batch is; null when there is none, or it is another company's. */
export async function readBatch(company: ActingCompany, id: string): Promise<BatchView | null> {
  if (!isUuid(id)) return null;
  const where = { companyId_id: { companyId: company.id, id } };
  const select = { id: true, state: true, createdAt: true, plannedFor: true } as const;
  const [batch, counts, skipped] = await Promise.all([
    db().sendBatch.findUnique({ where, select }),
    countItems(company, id),
    readSkipped(company, id),
  ]);
  if (!batch) return null;
  return { ...batch, counts, total: Object.values(counts).reduce((sum, count) => sum + count, 0), skipped };
}

async function countItems(company: ActingCompany, id: string): Promise<BatchCounts> {
  const rows = await db().$queryRaw<{ state: keyof BatchCounts; count: number }[]>`
    SELECT CASE WHEN d."id" IS NULL THEN i."state"::text WHEN d."state" = 'queued' THEN 'inLine'
      ELSE d."state"::text END AS "state", count(*)::int AS "count"
    FROM "SendBatchItem" i LEFT JOIN "Delivery" d ON d."id" = i."deliveryId"
    WHERE i."companyId" = ${company.id}::uuid AND i."batchId" = ${id}::uuid GROUP BY 1`;
  const counts = { waiting: 0, inLine: 0, sending: 0, sent: 0, held: 0, rejected: 0, unknown: 0 };
  return {
    ...counts,
    cancelled: 0,
    skipped: 0,
    ...Object.fromEntries(rows.map(({ state, count }) => [state, count])),
  };
}

function readSkipped(company: ActingCompany, id: string): Promise<SkippedItem[]> {
  return db().$queryRaw<SkippedItem[]>`
    SELECT i."invoiceId", v."number", coalesce(v."parties" #>> '{buyer,name}', c."name") AS "customerName", i."problem"
    FROM "SendBatchItem" i JOIN "Invoice" v ON v."id" = i."invoiceId" JOIN "Customer" c ON c."id" = v."customerId"
    WHERE i."companyId" = ${company.id}::uuid AND i."batchId" = ${id}::uuid AND i."state" = 'skipped'
    ORDER BY i."position"`;
}
