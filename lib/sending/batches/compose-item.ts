import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { log } from "#lib/base/log.ts";
import { enqueueDelivery } from "#lib/outbox/enqueue.ts";
import { fault } from "#lib/outbox/fault.ts";
import { keepLink } from "../links/create-link.ts";
import type { ItemClaim } from "./claim-item.ts";
import { type Composed, composeInvoice } from "./compose-invoice.ts";
import { ChangedMeanwhile, holdItem } from "./hold-item.ts";
import type { RunningBatch } from "./read-running.ts";
import { skipItem } from "./skip-item.ts";

/** So often a document may bring its worker down before it is left out. */
const MOST_TRIES = 3;

/**
 * Composes one invoice of a batch and queues it, in one transaction with the item's state: a process that dies at any
 * point leaves it waiting, for whoever comes after its lease, or queued. What cannot be sent is skipped with its reason.
 * @param before ends when the one before it has been queued: they stand in the line as they were picked
 */
export async function composeItem(
  batch: RunningBatch,
  claim: ItemClaim,
  before: Promise<unknown> = Promise.resolve(),
): Promise<void> {
  const company = { id: batch.companyId, userId: batch.createdById };
  try {
    if (claim.tries > MOST_TRIES) throw new UserError("batchNotComposed");
    fault("compose");
    const composed = await composeInvoice(company, batch, claim);
    await before;
    await db().$transaction(async (tx) => {
      if (await holdItem(tx, company, batch, claim)) await enqueue(tx, company, claim, composed);
    });
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return release(claim);
    if (!(error instanceof UserError)) throw error;
    // As whoever composes finds it removed.
    const problem = error.problem === "noMailbox" ? "batchMailboxRemoved" : error.problem;
    log().info({ batch: batch.id, invoice: claim.invoiceId, problem }, "skipped in a batch");
    await skipItem(company.id, claim, problem);
  }
}

async function enqueue(
  tx: Tx,
  company: ActingCompany,
  { batchId, position, invoiceId }: ItemClaim,
  { order, link }: Composed,
): Promise<void> {
  const { id: deliveryId } = await enqueueDelivery(tx, company, order);
  if (link) await keepLink(tx, company, invoiceId, link);
  await tx.sendBatchItem.update({
    where: { batchId_position: { batchId, position } },
    data: { state: "queued", deliveryId, leaseUntil: null },
  });
}

async function release({ batchId, position, leaseUntil }: ItemClaim): Promise<void> {
  const where = { batchId, position, leaseUntil, state: "waiting" } as const;
  await db().sendBatchItem.updateMany({ where, data: { leaseUntil: null, tries: { decrement: 1 } } });
}
