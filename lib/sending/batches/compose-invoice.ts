import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { log } from "#lib/base/log.ts";
import { recipientsFor } from "#lib/customers/contacts/recipients-for.ts";
import { readCustomer } from "#lib/customers/read-customer.ts";
import { type Invoice, readInvoice } from "#lib/invoices/read-invoice.ts";
import { type MailboxView, readMailboxes } from "#lib/mailbox/read-mailbox.ts";
import type { DeliveryOrder } from "#lib/outbox/enqueue.ts";
import { composeInvoiceMail, type InvoiceMail } from "../compose/compose-invoice-mail.ts";
import { type NewLink, newLink } from "../links/create-link.ts";
import { writeMail } from "../templates/render-mail.ts";
import type { RunningBatch } from "./read-running.ts";

export type Composed = {
  order: DeliveryOrder;
  /** Of its public page, to be opened with the order. */
  link: NewLink | null;
  /** The state of the invoice that the mail shows: when that was last written. */
  readAt: Date;
};

/**
 * The mail of one invoice of a batch, as its customer wants it: their addresses, their attachments.
 * @throws UserError why it cannot be sent
 */
export async function composeInvoice(
  company: ActingCompany,
  { id: batchId, mailboxId }: RunningBatch,
  invoiceId: string,
): Promise<Composed> {
  const where = { companyId_id: { companyId: company.id, id: invoiceId } };
  const row = await db().invoice.findUnique({ where, select: { updatedAt: true } });
  const [invoice, mailboxes] = await Promise.all([readInvoice(company, invoiceId), readMailboxes(company)]);
  const mailbox = mailboxes.find(({ id }) => id === mailboxId);
  if (!row || !invoice) throw new UserError("notFound");
  if (invoice.state === "draft") throw new UserError("draftNotSent");
  if (invoice.state === "cancelled") throw new UserError("cancelledNotSent");
  if (!mailbox) throw new UserError("batchMailboxRemoved");
  const link = await newLink(company.id);
  const mail = await compose(company, invoice, mailbox, link?.address);
  const idempotencyKey = `batch:${batchId}:${invoiceId}`;
  const order = { ...mail, mailboxId, invoiceId, idempotencyKey, kind: "invoice" as const };
  return { order, link, readAt: row.updatedAt };
}

async function compose(company: ActingCompany, invoice: Invoice, mailbox: MailboxView, link?: string) {
  const customer = await readCustomer(company, invoice.customerId);
  if (!customer) throw new UserError("notFound");
  const recipients = recipientsFor(customer, "invoices");
  if (recipients.to.length === 0) throw new UserError("batchNoAddress");
  const mail: InvoiceMail = {
    ...recipients,
    bcc: [],
    copyToSelf: mailbox.copyToSelf,
    ...(await writeMail(company, invoice, { kind: invoice.kind })),
    pdf: customer.attachPdf,
    isdoc: customer.attachIsdoc,
    files: [],
    link,
  };
  try {
    return await composeInvoiceMail(company, invoice, mailbox, mail);
  } catch (error) {
    if (error instanceof UserError) throw error;
    // A document that cannot be drawn must not stop the others, nor be tried for ever.
    log().error({ invoice: invoice.id, stack: (error as Error).stack }, "a mail could not be composed");
    throw new UserError("batchNotComposed", { cause: error });
  }
}
