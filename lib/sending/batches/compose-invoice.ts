import type { ActingCompany } from "#lib/base/acting-company.ts";
import { UserError } from "#lib/base/errors.ts";
import { log } from "#lib/base/log.ts";
import { recipientsFor } from "#lib/customers/contacts/recipients-for.ts";
import { type CustomerWithContacts, readCustomer } from "#lib/customers/read-customer.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { type MailboxView, readMailboxes } from "#lib/mailbox/read-mailbox.ts";
import type { DeliveryOrder } from "#lib/outbox/enqueue.ts";
import { composeInvoiceMail, type InvoiceMail } from "../compose/compose-invoice-mail.ts";
import { type NewLink, newLink } from "../links/create-link.ts";
import { readOwedInvoice } from "../owed-invoice.ts";
import { writeMail } from "../templates/render-mail.ts";
import type { ItemClaim } from "./claim-item.ts";
import type { RunningBatch } from "./read-running.ts";

export type Composed = {
  order: DeliveryOrder;
  /** Of its public page, to be opened with the order. */
  link: NewLink | null;
};

/**
 * The mail of one invoice of a batch, as its customer wants it: their addresses, their attachments.
 * @throws UserError why it cannot be sent
 */
export async function composeInvoice(
  company: ActingCompany,
  { id: batchId, mailboxId }: RunningBatch,
  { invoiceId, customerId }: ItemClaim,
): Promise<Composed> {
  const [invoice, customer, mailboxes, link] = await Promise.all([
    readOwedInvoice(company, invoiceId),
    readCustomer(company, customerId),
    readMailboxes(company),
    newLink(company.id),
  ]);
  const mailbox = mailboxes.find(({ id }) => id === mailboxId);
  if (!invoice || !customer) throw new UserError("notFound");
  if (invoice.state === "draft") throw new UserError("draftNotSent");
  if (invoice.state === "cancelled") throw new UserError("cancelledNotSent");
  if (!mailbox) throw new UserError("batchMailboxRemoved");
  const mail = await compose(company, invoice, { customer, mailbox, link: link?.address });
  const idempotencyKey = `batch:${batchId}:${invoiceId}`;
  const order = { ...mail, mailboxId, invoiceId, idempotencyKey, kind: "invoice" as const };
  return { order, link };
}

type Parts = { customer: CustomerWithContacts; mailbox: MailboxView; link: string | undefined };

async function compose(company: ActingCompany, invoice: Invoice, { customer, mailbox, link }: Parts) {
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
