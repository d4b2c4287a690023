import type { ActingCompany } from "#lib/base/acting-company.ts";
import type { Locale } from "#lib/base/locale.ts";
import { readPictures } from "#lib/company/pictures/read-pictures.ts";
import { documentFileName } from "#lib/documents/document-file-name.ts";
import { renderInvoicePdf } from "#lib/documents/invoice-pdf.ts";
import { renderIsdoc } from "#lib/documents/isdoc/render-isdoc.ts";
import { isIssued } from "#lib/documents/issued-invoice.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import type { MailboxView } from "#lib/mailbox/read-mailbox.ts";
import type { DeliveryOrder } from "#lib/outbox/enqueue.ts";
import { type Attachment, composeMessage, newMessageId } from "#lib/smtp/compose-message.ts";
import { type MailOccasion, renderMail } from "../templates/render-mail.ts";
import { recipientsOf } from "./recipients-of.ts";
import { threadOf } from "./thread-of.ts";

/** What a mail of an invoice says, to whom, and with what. */
export type InvoiceMail = {
  to: string[];
  cc: string[];
  bcc: string[];
  /** A blind copy to the sender's own address. */
  copyToSelf: boolean;
  /** Of what stands around the text; left out: the document's, as its attachments are in any case. */
  language?: Locale | undefined;
  subject: string;
  text: string;
  /** Left out: the document itself is sent. */
  occasion?: MailOccasion;
  pdf: boolean;
  isdoc: boolean;
  /** Further attachments. */
  files: Attachment[];
  /** The address of its public page. */
  link?: string | undefined;
  /** Nobody pressed for it: no out-of-office reply shall answer it (RFC 3834 §5). */
  automatic?: boolean;
};

type Composed = Pick<DeliveryOrder, "messageId" | "subject" | "envelopeFrom" | "recipients" | "mime">;

/**
 * The bytes of an issued invoice's mail and its envelope, ready to be queued. It answers to the invoice's first mail.
 * Its addresses have passed `parseEmailAddress`.
 */
export async function composeInvoiceMail(
  company: Pick<ActingCompany, "id">,
  invoice: Invoice,
  mailbox: Pick<MailboxView, "address" | "fromName" | "replyTo">,
  mail: InvoiceMail,
): Promise<Composed> {
  const messageId = newMessageId(mailbox.address);
  const recipients = recipientsOf(mail, mail.copyToSelf ? mailbox.address : null);
  const addressed = (kind: "to" | "cc") =>
    recipients.filter((each) => each.kind === kind).map(({ address }) => address);
  const { subject, text, occasion = { kind: invoice.kind }, language = invoice.language } = mail;
  const words = { ...occasion, subject, text, ...(mail.link !== undefined && { link: mail.link }) };
  const [thread, { inline, ...said }, documents] = await Promise.all([
    threadOf(company, invoice.id),
    renderMail(company, { ...invoice, language }, words),
    documentsOf(company, invoice, mail),
  ]);
  const mime = await composeMessage({
    from: { name: mailbox.fromName, address: mailbox.address },
    ...(mailbox.replyTo !== "" && { replyTo: mailbox.replyTo }),
    to: addressed("to"),
    cc: addressed("cc"),
    ...said,
    attachments: [...inline, ...documents, ...mail.files],
    ...(thread !== null && { thread }),
    ...(mail.automatic && { headers: { "Auto-Submitted": "auto-generated" } }),
    messageId,
    date: new Date(),
  });
  return { messageId, subject: mail.subject, envelopeFrom: mailbox.address, recipients, mime };
}

/** The documents of an invoice as attachments. */
export async function documentsOf(
  company: Pick<ActingCompany, "id">,
  invoice: Invoice,
  { pdf, isdoc }: Pick<InvoiceMail, "pdf" | "isdoc">,
): Promise<Attachment[]> {
  const documents: Attachment[] = [];
  if (pdf)
    documents.push({
      filename: documentFileName(invoice),
      contentType: "application/pdf",
      content: await renderInvoicePdf(invoice, await readPictures(company, invoice.look)),
    });
  if (isdoc && isIssued(invoice))
    documents.push({
      filename: documentFileName(invoice, "isdoc"),
      contentType: "text/xml",
      content: renderIsdoc(invoice),
    });
  return documents;
}
