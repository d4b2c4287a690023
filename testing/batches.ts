import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { composeBatches } from "#lib/sending/batches/compose-batches.ts";
import { orderBatch } from "#lib/sending/batches/order-batch.ts";
import type { Sender } from "./deliveries.ts";
import { never, work } from "./sender-at-work.ts";

/** Orders a batch as the page would. */
export async function orderMany(company: ActingCompany, ids: string[], batch = newUuid()): Promise<string> {
  return (await orderBatch(company, { batch, ids })).id;
}

/** What a worker's chore does once. */
export const composeOnce = () => composeBatches(never.stop);

/** What workers do for a batch until nothing of it waits. */
export async function workThrough(sender: Sender, batch: string): Promise<void> {
  const waits = { batchId: batch, state: "waiting" } as const;
  const inLine = { batchItem: { batchId: batch }, state: "queued" } as const;
  while (
    (await db().sendBatchItem.count({ where: waits })) + (await db().delivery.count({ where: inLine })) >
    0
  ) {
    await composeOnce();
    await work(sender);
  }
  await composeOnce();
}
