import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { readPictures } from "#lib/company/pictures/read-pictures.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { documentFileName } from "#lib/documents/document-file-name.ts";
import { renderInvoicePdf } from "#lib/documents/invoice-pdf.ts";
import { keepIssued } from "#lib/invoices/keep-issued.ts";
import { type Invoice, readInvoice } from "#lib/invoices/read-invoice.ts";
import { keepMailbox } from "#lib/mailbox/keep-mailbox.ts";
import { type MailboxView, readDefaultMailbox } from "#lib/mailbox/read-mailbox.ts";
import { type DeliveryOrder, enqueueDelivery } from "#lib/outbox/enqueue.ts";
import { composeMessage, newMessageId } from "#lib/smtp/compose-message.ts";
import { invoiceMailBodies } from "./invoice-mail.ts";
import type { SendInvoice } from "./schema.ts";

/**
 * Orders the mail of an issued invoice: composes it, PDF included, and queues exactly these bytes. The worker
 * sends them. The same `order` twice (a double click, a replay) gives the same delivery.
 * @returns the delivery's id
 * @throws UserError when the invoice is a draft or cancelled, or sending is off or has no mailbox, or has none any more
 */
export async function sendInvoice(
  company: ActingCompany,
  input: SendInvoice,
): Promise<{ deliveryId: string }> {
  const [invoice, mailbox, { sendingEnabled }] = await Promise.all([
    readInvoice(company, input.invoiceId),
    readDefaultMailbox(company),
    readCompany(company.id),
  ]);
  if (!invoice) throw new UserError("notFound");
  if (invoice.state === "draft") throw new UserError("draftNotSent");
  if (invoice.state === "cancelled") throw new UserError("cancelledNotSent");
  if (!mailbox) throw new UserError("noMailbox");
  if (!sendingEnabled) throw new UserError("sendingOff");

  const message = await composeInvoiceMessage(company, invoice, mailbox, input);
  const { id } = await db().$transaction(async (tx) => {
    await keepMailbox(tx, company, mailbox.id);
    await keepIssued(tx, company, invoice.id);
    return enqueueDelivery(tx, company, {
      mailboxId: mailbox.id,
      invoiceId: invoice.id,
      idempotencyKey: `invoice-mail:${invoice.id}:${input.order}`,
      messageId: message.messageId,
      subject: input.subject,
      envelopeFrom: mailbox.address,
      recipients: recipientsOf(mailbox, input),
      mime: message.mime,
    });
  });
  return { deliveryId: id };
}

// The copy for oneself is in the envelope alone: the customer does not see it.
function recipientsOf(
  { address, copyToSelf }: MailboxView,
  { to }: SendInvoice,
): DeliveryOrder["recipients"] {
  const copy = copyToSelf && address.toLowerCase() !== to.toLowerCase();
  return [{ address: to, kind: "to" }, ...(copy ? [{ address, kind: "bcc" } as const] : [])];
}

async function composeInvoiceMessage(
  company: ActingCompany,
  invoice: Invoice,
  mailbox: MailboxView,
  input: SendInvoice,
) {
  const messageId = newMessageId(mailbox.address);
  const mime = await composeMessage({
    from: { name: mailbox.fromName, address: mailbox.address },
    ...(mailbox.replyTo !== "" && { replyTo: mailbox.replyTo }),
    to: [input.to],
    subject: input.subject,
    ...invoiceMailBodies(invoice, input.text),
    attachments: [
      {
        filename: documentFileName(invoice),
        contentType: "application/pdf",
        content: await renderInvoicePdf(invoice, await readPictures(company, invoice.look)),
      },
    ],
    messageId,
    date: new Date(),
  });
  return { messageId, mime };
}
