import type { ActingCompany } from "#lib/base/acting-company.ts";
import { UserError } from "#lib/base/errors.ts";
import { recipientsFor } from "#lib/customers/contacts/recipients-for.ts";
import type { PaymentInput } from "#lib/invoices/payments/schema.ts";
import { readDefaultMailbox } from "#lib/mailbox/read-mailbox.ts";
import type { DeliveryOrder } from "#lib/outbox/enqueue.ts";
import { composeInvoiceMail } from "../compose/compose-invoice-mail.ts";
import { type NewLink, newLink } from "../links/create-link.ts";
import { readMailCustomer } from "../mail-customer.ts";
import { readOwedInvoice } from "../owed-invoice.ts";
import { writeMail } from "../templates/render-mail.ts";

/** The mail, and the public page whose address it bears: `keepLink` opens it. */
export type Receipt = { order: DeliveryOrder; link: NewLink | null };

/**
 * The mail that says that a payment arrived, as it will stand once that is recorded. Whoever gets invoices gets it,
 * without attachments: the invoice they have.
 * @throws UserError when sending is off or has no mailbox, or the customer has no address
 */
export async function composeReceipt(company: ActingCompany, payment: PaymentInput): Promise<Receipt> {
  const { id, invoiceId, amount, paidOn } = payment;
  const [invoice, mailbox, customer] = await Promise.all([
    readOwedInvoice(company, invoiceId),
    readDefaultMailbox(company),
    readMailCustomer(company.id, invoiceId),
  ]);
  if (!invoice || !customer) throw new UserError("notFound");
  if (!customer.sendingEnabled) throw new UserError("sendingOff");
  if (!mailbox) throw new UserError("noMailbox");
  const { to, cc } = recipientsFor(customer, "invoices");
  if (to.length === 0) throw new UserError("receiptNoAddress");
  const paid = { ...invoice, paidMinor: invoice.paidMinor + amount };
  const occasion = { kind: "receipt", payment: { amountMinor: amount, paidOn } } as const;
  const link = await newLink(company.id);
  const mail = await composeInvoiceMail(company, paid, mailbox, {
    ...(await writeMail(company, paid, occasion)),
    occasion,
    ...{ to, cc, bcc: [], copyToSelf: mailbox.copyToSelf, pdf: false, isdoc: false, files: [] },
    link: link?.address,
  });
  const what = { mailboxId: mailbox.id, invoiceId, kind: "receipt" } as const;
  return { order: { ...mail, ...what, idempotencyKey: receiptKey(id) }, link };
}

export const receiptKey = (paymentId: string) => `receipt:${paymentId}`;
