import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { keepMailbox } from "#lib/mailbox/keep-mailbox.ts";
import { isRefused, mayResend } from "./deeds-of.ts";
import { enqueueDelivery } from "./enqueue.ts";
import { type Locked, lockDelivery } from "./person-step.ts";
import type { DeliveryId } from "./schema.ts";

/**
 * Orders the same message once more for those who were refused, as a delivery of its own. Bytes, Message-ID and kind
 * stay: nobody of them has the message yet, and answers find their thread. Asked twice, it is one delivery.
 * @returns the new delivery
 * @throws UserError `notFound`, `deliveryNotRefused`, `deliveryThinned` or `deliveryMailboxRemoved`
 */
export async function resendToRefused(
  company: ActingCompany,
  { id }: DeliveryId,
): Promise<{ deliveryId: string }> {
  return db().$transaction(async (tx) => {
    const delivery = await lockDelivery(tx, company, id);
    const recipients = await refusedOf(tx, delivery);
    if (!mayResend(delivery.state, recipients.length)) throw new UserError("deliveryNotRefused");
    if (delivery.thinned) throw new UserError("deliveryThinned");
    if (delivery.mailboxRemoved) throw new UserError("deliveryMailboxRemoved");
    const order = await readOrder(tx, id);
    await keepMailbox(tx, company, order.mailboxId);
    const again = await enqueueDelivery(tx, company, { ...order, recipients });
    if (again.created) await audit(tx, company, id, again.id, recipients);
    return { deliveryId: again.id };
  });
}

type Recipients = { address: string; kind: "to" | "cc" | "bcc" }[];

async function refusedOf(tx: Tx, { id, state }: Locked): Promise<Recipients> {
  const rows = await tx.deliveryRecipient.findMany({
    where: { deliveryId: id },
    select: { address: true, kind: true, outcome: true },
    orderBy: { address: "asc" },
  });
  return rows
    .filter(({ outcome }) => isRefused(state, outcome))
    .map(({ address, kind }) => ({ address, kind: kind as Recipients[number]["kind"] }));
}

async function readOrder(tx: Tx, id: string) {
  const { invoiceId, ...order } = await tx.delivery.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ mailboxId: true, invoiceId: true, kind: true },
      ...{ messageId: true, subject: true, envelopeFrom: true, mime: true },
    },
  });
  return { ...order, ...(invoiceId && { invoiceId }), resendOfId: id, idempotencyKey: `resend:${id}` };
}

async function audit(
  tx: Tx,
  company: ActingCompany,
  id: string,
  resendId: string,
  recipients: Recipients,
): Promise<void> {
  await tx.auditEvent.create({
    data: {
      companyId: company.id,
      userId: company.userId,
      event: "delivery.resent",
      subjectId: id,
      details: { resendId, to: recipients.map(({ address }) => address) },
    },
  });
}
