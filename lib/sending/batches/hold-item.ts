import type { ActingCompany } from "#lib/base/acting-company.ts";
import type { Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { keepMailbox } from "#lib/mailbox/keep-mailbox.ts";
import type { InvoiceState } from "#prisma/client/enums.ts";
import type { ItemClaim } from "./claim-item.ts";
import type { RunningBatch } from "./read-running.ts";

/** The invoice is another than the one in the PDF: a payment came. It is composed anew. */
export class ChangedMeanwhile extends Error {}

/**
 * From here to the commit nobody changes the invoice, orders it once more, removes its mailbox, or stops the batch.
 * @returns whether the item is still ours to queue
 * @throws UserError why it cannot be sent any more
 * @throws ChangedMeanwhile
 */
export async function holdItem(
  tx: Tx,
  company: ActingCompany,
  { mailboxId, createdAt }: RunningBatch,
  claim: ItemClaim,
): Promise<boolean> {
  await keepMailbox(tx, company, mailboxId);
  await requireSendable(tx, company, createdAt, claim);
  return isOurs(tx, claim);
}

// Three statements instead of an ORM's six: there are as many of these as there are mails.
async function requireSendable(
  tx: Tx,
  company: ActingCompany,
  orderedAt: Date,
  { invoiceId, readAt }: ItemClaim,
): Promise<void> {
  const [invoice] = await tx.$queryRaw<{ state: InvoiceState; updatedAt: Date }[]>`
    SELECT "state"::text, "updatedAt" FROM "Invoice"
    WHERE "companyId" = ${company.id}::uuid AND "id" = ${invoiceId}::uuid FOR UPDATE`;
  if (!invoice) throw new UserError("notFound");
  if (invoice.state === "cancelled") throw new UserError("cancelledNotSent");
  // After the lock: what others have committed before they let go of it is seen.
  const [meanwhile] = await tx.$queryRaw<{ sent: boolean; credited: boolean }[]>`
    SELECT EXISTS (SELECT FROM "Delivery" d WHERE d."companyId" = ${company.id}::uuid
        AND d."invoiceId" = ${invoiceId}::uuid AND d."kind" = 'invoice'
        AND d."state" NOT IN ('rejected', 'cancelled')) AS "sent",
      EXISTS (SELECT FROM "Invoice" c WHERE c."companyId" = ${company.id}::uuid
        AND c."originId" = ${invoiceId}::uuid AND c."kind" = 'creditNote' AND c."state" <> 'cancelled'
        AND c."createdAt" > ${orderedAt}) AS "credited"`;
  if (meanwhile?.sent) throw new UserError("batchSentBefore");
  if (meanwhile?.credited) throw new UserError("batchCredited");
  if (invoice.updatedAt.getTime() !== readAt.getTime()) throw new ChangedMeanwhile();
}

// A person who stops the batch waits for this transaction, or it for them.
async function isOurs(tx: Tx, { batchId, position, leaseUntil }: ItemClaim): Promise<boolean> {
  const ours = await tx.$queryRaw<unknown[]>`
    SELECT FROM "SendBatch" b JOIN "SendBatchItem" i ON i."batchId" = b."id"
    WHERE b."id" = ${batchId}::uuid AND b."state" = 'running' AND i."position" = ${position}
      AND i."state" = 'waiting' AND i."leaseUntil" = ${leaseUntil} FOR SHARE OF b FOR UPDATE OF i`;
  return ours.length > 0;
}
