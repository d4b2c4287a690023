import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { log } from "#lib/base/log.ts";
import { lockInvoice } from "#lib/invoices/lock-invoice.ts";
import { keepMailbox } from "#lib/mailbox/keep-mailbox.ts";
import { enqueueDelivery } from "#lib/outbox/enqueue.ts";
import { fault } from "#lib/outbox/fault.ts";
import { keepLink } from "../links/create-link.ts";
import type { ItemClaim } from "./claim-item.ts";
import { type Composed, composeInvoice } from "./compose-invoice.ts";
import type { RunningBatch } from "./read-running.ts";
import { skipItem } from "./skip-item.ts";

/** So often a document may bring its worker down before it is left out. */
const MOST_TRIES = 3;

/**
 * Composes one invoice of a batch and queues it, in one transaction with the item's state: a process that dies at any
 * point leaves it waiting, for whoever comes after its lease, or queued. What cannot be sent is skipped with its reason.
 */
export async function composeItem(batch: RunningBatch, claim: ItemClaim): Promise<void> {
  const company = { id: batch.companyId, userId: batch.createdById };
  try {
    if (claim.tries > MOST_TRIES) throw new UserError("batchNotComposed");
    fault("compose");
    const composed = await composeInvoice(company, batch, claim.invoiceId);
    await db().$transaction(async (tx) => {
      await keepMailbox(tx, company, batch.mailboxId);
      await requireSendable(tx, company, batch, claim.invoiceId, composed.readAt);
      if (await isOurs(tx, claim)) await enqueue(tx, company, claim, composed);
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

/** The invoice is another than the one in the PDF: a payment came. It is composed anew. */
class ChangedMeanwhile extends Error {}

// From here to the commit nobody changes the invoice, nor orders it once more.
async function requireSendable(
  tx: Tx,
  company: ActingCompany,
  { createdAt }: RunningBatch,
  invoiceId: string,
  readAt: Date,
): Promise<void> {
  const invoice = await lockInvoice(tx, company, invoiceId);
  if (invoice.state === "cancelled") throw new UserError("cancelledNotSent");
  const companyId = company.id;
  const delivered = { companyId, invoiceId, kind: "invoice" } as const;
  if (await tx.delivery.count({ where: { ...delivered, state: { notIn: ["rejected", "cancelled"] } } }))
    throw new UserError("batchSentBefore");
  const credits = {
    companyId,
    originId: invoiceId,
    kind: "creditNote",
    state: { not: "cancelled" },
  } as const;
  if (await tx.invoice.count({ where: { ...credits, createdAt: { gt: createdAt } } }))
    throw new UserError("batchCredited");
  if (invoice.updatedAt.getTime() !== readAt.getTime()) throw new ChangedMeanwhile();
}

// A person who stops the batch waits for this transaction, or it for them.
async function isOurs(tx: Tx, { batchId, position, leaseUntil }: ItemClaim): Promise<boolean> {
  const running = await tx.$queryRaw<unknown[]>`
    SELECT FROM "SendBatch" WHERE "id" = ${batchId}::uuid AND "state" = 'running' FOR SHARE`;
  if (running.length === 0) return false;
  const ours = await tx.$queryRaw<unknown[]>`
    SELECT FROM "SendBatchItem" WHERE "batchId" = ${batchId}::uuid AND "position" = ${position}
      AND "state" = 'waiting' AND "leaseUntil" = ${leaseUntil} FOR UPDATE`;
  return ours.length > 0;
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
