import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, noSql, sql } from "#lib/base/db.ts";
import type { Problem } from "#lib/base/errors.ts";
import { itemState } from "./item-state.ts";
import type { ItemState } from "./schema.ts";

export type BatchItem = {
  position: number;
  invoiceId: string;
  number: string | null;
  customerId: string;
  customerName: string;
  state: ItemState;
  /** Why it is not sent. */
  problem: Problem | null;
  deliveryId: string | null;
};

export type BatchItems = {
  items: BatchItem[] /** After which the next page begins. */;
  next: number | undefined;
};

const PAGE = 50;

/** The invoices of a batch in their order, page after page: all of them, or those in one state. */
export async function listItems(
  company: ActingCompany,
  batchId: string,
  { state, after = 0 }: { state?: ItemState | undefined; after?: number | undefined },
): Promise<BatchItems> {
  const inState = state ? sql`AND ${itemState} = ${state}` : noSql;
  const rows = await db().$queryRaw<BatchItem[]>`
    SELECT i."position", i."invoiceId", v."number", v."customerId",
      coalesce(v."parties" #>> '{buyer,name}', c."name") AS "customerName", ${itemState} AS "state", i."problem",
      i."deliveryId"
    FROM "SendBatchItem" i JOIN "Invoice" v ON v."id" = i."invoiceId" JOIN "Customer" c ON c."id" = v."customerId"
      LEFT JOIN "Delivery" d ON d."id" = i."deliveryId"
    WHERE i."companyId" = ${company.id}::uuid AND i."batchId" = ${batchId}::uuid AND i."position" > ${after} ${inState}
    ORDER BY i."position" LIMIT ${PAGE + 1}`;
  const items = rows.slice(0, PAGE);
  return { items, next: rows.length > PAGE ? items.at(-1)?.position : undefined };
}
