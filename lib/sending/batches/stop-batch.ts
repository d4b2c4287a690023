import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { tellWorkers } from "#lib/mailbox/resume-mailbox.ts";
import { lockDelivery, stepByPerson } from "#lib/outbox/person-step.ts";
import type { SendBatchState } from "#prisma/client/enums.ts";
import type { BatchId } from "./schema.ts";
import { tellPages } from "./tell-pages.ts";

/**
 * Lets nothing more of a batch be composed until it goes on. The few that are in the mailbox's line already still go
 * (docs/decisions/018): who wants to stop these too cancels the rest. Pausing it twice is pausing it.
 * @throws UserError notFound, batchEnded
 */
export function pauseBatch(company: ActingCompany, { id }: BatchId): Promise<void> {
  return change(company, id, "paused", async () => {});
}

/** @throws UserError notFound, batchEnded */
export function resumeBatch(company: ActingCompany, { id }: BatchId): Promise<void> {
  return change(company, id, "running", tellWorkers);
}

/**
 * Nothing more of a batch is sent: neither what waits to be composed nor what waits in the line. What is being sent
 * just now, or was, stays.
 * @throws UserError notFound, batchEnded
 */
export function cancelBatch(company: ActingCompany, { id }: BatchId): Promise<void> {
  return change(company, id, "cancelled", async (tx) => {
    await tx.sendBatchItem.updateMany({
      where: { batchId: id, companyId: company.id, state: "waiting" },
      data: { state: "cancelled", leaseUntil: null },
    });
    await cancelLine(tx, company, id);
  });
}

async function change(
  company: ActingCompany,
  id: string,
  to: SendBatchState,
  more: (tx: Tx) => Promise<void>,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const state = await lockBatch(tx, company, id);
    if (state === to && to !== "cancelled") return;
    // What was being sent when the rest was cancelled may have come back into the line.
    const ended = state === "done" || state === "cancelled";
    const canStill = to === "cancelled" && (state === to || (await inLine(tx, company, id)).length > 0);
    if (ended && !canStill) throw new UserError("batchEnded");
    await tx.sendBatch.update({ where: { id }, data: { state: to, restored: false } });
    await more(tx);
    const { id: companyId, userId } = company;
    const details = { from: state, to };
    await tx.auditEvent.create({
      data: { companyId, userId, event: "batch.changed", subjectId: id, details },
    });
    await tellPages(tx, companyId);
  });
}

async function lockBatch(tx: Tx, company: ActingCompany, id: string): Promise<SendBatchState> {
  // The company first, as everywhere.
  await tx.$queryRaw`SELECT FROM "Company" WHERE "id" = ${company.id}::uuid FOR KEY SHARE`;
  const [batch] = await tx.$queryRaw<{ state: SendBatchState }[]>`
    SELECT "state"::text FROM "SendBatch" WHERE "companyId" = ${company.id}::uuid AND "id" = ${id}::uuid FOR UPDATE`;
  if (!batch) throw new UserError("notFound");
  return batch.state;
}

function inLine(tx: Tx, company: ActingCompany, batchId: string): Promise<{ id: string }[]> {
  return tx.delivery.findMany({
    where: { companyId: company.id, batchItem: { batchId }, state: { in: ["queued", "held"] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
}

async function cancelLine(tx: Tx, company: ActingCompany, batchId: string): Promise<void> {
  for (const { id } of await inLine(tx, company, batchId)) {
    const delivery = await lockDelivery(tx, company, id);
    if (delivery.state === "queued" || delivery.state === "held")
      await stepByPerson(tx, company, delivery, "cancelled");
  }
}
