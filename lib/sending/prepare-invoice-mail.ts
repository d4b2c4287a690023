import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { type Locale, locales } from "#lib/base/locale.ts";
import { recipientsFor } from "#lib/customers/contacts/recipients-for.ts";
import { readCustomer } from "#lib/customers/read-customer.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { needsPerson } from "#lib/mailbox/health.ts";
import { messageLimit } from "#lib/mailbox/message-limit.ts";
import { type MailboxView, readMailboxes } from "#lib/mailbox/read-mailbox.ts";
import { needsEInvoice } from "./needs-e-invoice.ts";
import { asOwed } from "./owed-invoice.ts";
import { type MailText, writeMail } from "./templates/render-mail.ts";

/** A mailbox of the company as the composer offers it. */
type Sender = {
  id: string;
  /** As the recipient will see it. */
  name: string;
  /** It sends nothing until somebody mends it. */
  failing: boolean;
  /** Bytes of the largest message that it sends. */
  limit: number;
  copyToSelf: boolean;
};

export type PreparedMail = {
  mail: { to: string[]; cc: string[]; language: Locale; pdf: boolean; isdoc: boolean } & MailText;
  /** What the company's templates say in each language. */
  texts: Record<Locale, MailText>;
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
  const { language } = invoice;
  const [mailboxes, { sendingEnabled, timeZone }, customer, texts] = await Promise.all([
    readMailboxes(company),
    db().company.findUniqueOrThrow({
      where: { id: company.id },
      select: { sendingEnabled: true, timeZone: true },
    }),
    readCustomer(company, invoice.customerId),
    textsOf(company, invoice),
  ]);
  const recipients = customer ? recipientsFor(customer, "invoices") : { to: [], cc: [] };
  const { attachPdf = true, attachIsdoc = false, email = "", name = "", contacts = [] } = customer ?? {};
  const own = email === "" ? [] : [{ email, name }];
  return {
    mail: { ...recipients, language, ...texts[language], pdf: attachPdf, isdoc: attachIsdoc },
    texts,
    senders: sendingEnabled ? mailboxes.map(senderOf) : [],
    contacts: [...own, ...contacts.map((contact) => ({ email: contact.email, name: contact.name }))],
    timeZone,
    needsEInvoice: needsEInvoice(invoice),
  };
}

async function textsOf(company: ActingCompany, invoice: Invoice): Promise<Record<Locale, MailText>> {
  const owed = await asOwed(company, invoice);
  const written = locales.map(async (language) => {
    const text = await writeMail(company, { ...owed, language }, { kind: invoice.kind });
    return [language, text] as const;
  });
  return Object.fromEntries(await Promise.all(written)) as Record<Locale, MailText>;
}

function senderOf(mailbox: MailboxView): Sender {
  const { id, fromName, address, copyToSelf } = mailbox;
  const name = fromName ? `${fromName} <${address}>` : address;
  return { id, name, failing: needsPerson(mailbox), limit: messageLimit(mailbox), copyToSelf };
}
