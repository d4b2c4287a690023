import type { ActingCompany } from "#lib/base/acting-company.ts";
import { readCompany } from "#lib/company/read-company.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { readDefaultMailbox } from "#lib/mailbox/read-mailbox.ts";
import { defaultInvoiceMail } from "./invoice-mail.ts";
import { needsEInvoice } from "./needs-e-invoice.ts";

export type PreparedMail = {
  mail: { to: string; subject: string; text: string };
  /** The sender as the recipient will see it; null without a mailbox, or with the service off. */
  from: string | null;
  /** Whether what is mailed is no invoice, so that the dialog warns. */
  needsEInvoice: boolean;
};

/** What the dialog *Send by e-mail* starts with. */
export async function prepareInvoiceMail(company: ActingCompany, invoice: Invoice): Promise<PreparedMail> {
  const [mailbox, { sendingEnabled }] = await Promise.all([
    readDefaultMailbox(company),
    readCompany(company.id),
  ]);
  const from = mailbox && (mailbox.fromName ? `${mailbox.fromName} <${mailbox.address}>` : mailbox.address);
  return {
    mail: { to: invoice.customerEmail, ...defaultInvoiceMail(invoice) },
    from: sendingEnabled ? from : null,
    needsEInvoice: needsEInvoice(invoice),
  };
}
