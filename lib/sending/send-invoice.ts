import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { keepIssued } from "#lib/invoices/keep-issued.ts";
import { keepMailbox } from "#lib/mailbox/keep-mailbox.ts";
import { messageLimit } from "#lib/mailbox/message-limit.ts";
import { readChosenMailbox } from "#lib/mailbox/read-mailbox.ts";
import { enqueueDelivery } from "#lib/outbox/enqueue.ts";
import { composeInvoiceMail } from "./compose/compose-invoice-mail.ts";
import { plannedMoment } from "./compose/planned-moment.ts";
import { earlierOrder, orderSha256 } from "./earlier-order.ts";
import { keepLink, newLink } from "./links/create-link.ts";
import { readOwedInvoice } from "./owed-invoice.ts";
import type { SendInvoice } from "./schema.ts";
import { messageTooLarge, readUploads } from "./uploads/read-uploads.ts";

/**
 * Orders the mail of an issued invoice: composes it, attachments included, and queues exactly these bytes. The worker
 * sends them at the time that was chosen, or when they can no longer be taken back. The same `order` twice (a double
 * click, a replay) gives the same delivery, as long as it says the same.
 * @returns the delivery's id
 * @throws UserError when the invoice is a draft or cancelled; sending is off, or has no mailbox or not this one any
 *   more; at its field, when the time is past, a file is gone, or the message is larger than its provider takes;
 *   those of `earlierOrder`
 */
export async function sendInvoice(
  company: ActingCompany,
  input: SendInvoice,
): Promise<{ deliveryId: string }> {
  const [invoice, mailbox, { sendingEnabled, undoSeconds, timeZone }] = await Promise.all([
    readOwedInvoice(company, input.invoiceId),
    readChosenMailbox(company, input.mailboxId),
    db().company.findUniqueOrThrow({ where: { id: company.id }, select: howItSends }),
  ]);
  if (!invoice) throw new UserError("notFound");
  if (invoice.state === "draft") throw new UserError("draftNotSent");
  if (invoice.state === "cancelled") throw new UserError("cancelledNotSent");
  const order = {
    idempotencyKey: `invoice-mail:${invoice.id}:${input.order}`,
    orderSha256: orderSha256(input),
  };
  const earlier = await earlierOrder(db(), company, order);
  if (earlier) return earlier;
  if (!mailbox) throw new UserError("noMailbox");
  if (!sendingEnabled) throw new UserError("sendingOff");
  const plannedFor = plannedMoment(input.plannedFor, timeZone);

  const limit = messageLimit(mailbox);
  const link = await newLink(company.id);
  const composed = await composeInvoiceMail(company, invoice, mailbox, {
    ...input,
    link: link?.address,
    copyToSelf: input.copyToSelf ?? mailbox.copyToSelf,
    files: await readUploads(company, input.uploads, limit),
  });
  if (composed.mime.length > limit) throw messageTooLarge(limit);
  return db().$transaction(async (tx) => {
    await keepMailbox(tx, company, mailbox.id);
    await keepIssued(tx, company, invoice.id);
    const delivery = await enqueueDelivery(tx, company, {
      ...composed,
      ...order,
      mailboxId: mailbox.id,
      invoiceId: invoice.id,
      plannedFor,
      undoSeconds,
    });
    // Two at once: the one that came second is answered by what the first one said.
    if (!delivery.created) await earlierOrder(tx, company, order);
    else if (link) await keepLink(tx, company, invoice.id, link);
    return { deliveryId: delivery.id };
  });
}

const howItSends = { sendingEnabled: true, undoSeconds: true, timeZone: true } as const;
