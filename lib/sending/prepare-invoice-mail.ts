import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { recipientsFor } from "#lib/customers/contacts/recipients-for.ts";
import { readCustomer } from "#lib/customers/read-customer.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { mailboxState } from "#lib/mailbox/health.ts";
import { messageLimit } from "#lib/mailbox/message-limit.ts";
import { type MailboxView, readMailboxes } from "#lib/mailbox/read-mailbox.ts";
import { needsEInvoice } from "./needs-e-invoice.ts";
import { writeMail } from "./templates/render-mail.ts";

/** A mailbox of the company as the composer offers it. */
type Sender = {
  id: string;
  /** As the recipient will see it. */
  name: string;
  /** What it was last tried with failed. */
  failing: boolean;
  /** Bytes of the largest message that it sends. */
  limit: number;
  copyToSelf: boolean;
};

export type PreparedMail = {
  mail: { to: string[]; cc: string[]; subject: string; text: string; pdf: boolean; isdoc: boolean };
  /** The default one first; none without a mailbox, or with the service off. */
  senders: Sender[];
  /** Whom the customer has, for completion. */
  contacts: { email: string; name: string }[];
  /** IANA: of the time that is chosen. */
  timeZone: string;
  /** Whether what is mailed is no invoice, so that the composer warns. */
  needsEInvoice: boolean;
};

/** What the composer *Send by e-mail* starts with. */
export async function prepareInvoiceMail(company: ActingCompany, invoice: Invoice): Promise<PreparedMail> {
  const [mailboxes, { sendingEnabled, timeZone }, customer, written] = await Promise.all([
    readMailboxes(company),
    db().company.findUniqueOrThrow({
      where: { id: company.id },
      select: { sendingEnabled: true, timeZone: true },
    }),
    readCustomer(company, invoice.customerId),
    writeMail(company, invoice, { kind: invoice.kind }),
  ]);
  const recipients = customer ? recipientsFor(customer, "invoices") : { to: [], cc: [] };
  const { attachPdf = true, attachIsdoc = false, email = "", name = "", contacts = [] } = customer ?? {};
  const own = email === "" ? [] : [{ email, name }];
  return {
    mail: { ...recipients, ...written, pdf: attachPdf, isdoc: attachIsdoc },
    senders: sendingEnabled ? mailboxes.map(senderOf) : [],
    contacts: [...own, ...contacts.map((contact) => ({ email: contact.email, name: contact.name }))],
    timeZone,
    needsEInvoice: needsEInvoice(invoice),
  };
}

function senderOf(mailbox: MailboxView): Sender {
  const { id, fromName, address, copyToSelf } = mailbox;
  const name = fromName ? `${fromName} <${address}>` : address;
  return { id, name, failing: mailboxState(mailbox) === "failing", limit: messageLimit(mailbox), copyToSelf };
}
