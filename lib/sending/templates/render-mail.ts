import type { ActingCompany } from "#lib/base/acting-company.ts";
import { type Day, today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import { readPictures } from "#lib/company/pictures/read-pictures.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import type { TemplateKind } from "#prisma/client/enums.ts";
import type { Inline } from "../mail/inline-picture.ts";
import { mailContent } from "../mail/mail-content.ts";
import { mailHtml } from "../mail/mail-html.ts";
import { mailPlainText } from "../mail/mail-plain-text.ts";
import { fillSubject, fillText } from "./fill-template.ts";
import { readTemplate } from "./read-template.ts";
import { overdueDays, variableValues } from "./variable-values.ts";

/** What a mail is about, besides its invoice. */
export type MailOccasion = {
  kind: TemplateKind;
  /** Of a receipt: the payment; without it all that was paid. */
  payment?: { amountMinor: bigint; paidOn: Day };
  /** The day that overdue days are counted to; without it today. */
  on?: Day;
};
export type MailText = { subject: string; text: string };
export type RenderedMail = MailText & { html: string; inline: Inline[] };

/** Subject and text of the company's template for this invoice: what a person starts with. */
export async function writeMail(
  company: Pick<ActingCompany, "id">,
  invoice: Invoice,
  occasion: MailOccasion,
): Promise<MailText> {
  const template = await readTemplate(company, occasion.kind, invoice);
  return fillMail(template, invoice, occasion);
}

/** A template with the values of an invoice in it: pure. */
export function fillMail({ subject, text }: MailText, invoice: Invoice, occasion: MailOccasion): MailText {
  const values = variableValues(invoice, { on: today(), ...occasion });
  return { subject: fillSubject(subject, values), text: fillText(text, values) };
}

type Options = MailOccasion & {
  /** As a person wrote them, sent as they stand: braces are braces. Without: the company's template. */
  subject?: string;
  text?: string;
  /** The address of the invoice's public page: a button leads there. */
  link?: string;
};

/**
 * A mail about an invoice: its subject, its two bodies from the same data, and the pictures that the HTML shows by
 * `cid:`. Attachments and addresses are the sender's business.
 */
export async function renderMail(
  company: Pick<ActingCompany, "id">,
  invoice: Invoice,
  { subject, text, link, ...occasion }: Options,
): Promise<RenderedMail> {
  const [template, { signatureText }, { logo }] = await Promise.all([
    subject === undefined || text === undefined ? writeMail(company, invoice, occasion) : { subject, text },
    db().company.findUniqueOrThrow({ where: { id: company.id }, select: { signatureText: true } }),
    readPictures(company, { logo: invoice.look.logo, signature: null }),
  ]);
  const content = mailContent(invoice, {
    ...{ kind: occasion.kind, text: text ?? template.text, link, signature: signatureText, logo },
    payment: occasion.payment,
    overdue: overdueDays(invoice, occasion.on ?? today()),
  });
  const inline = [content.sender.logo?.picture, content.code?.picture].filter(
    (picture) => picture !== undefined,
  );
  return {
    subject: subject ?? template.subject,
    text: mailPlainText(content),
    html: mailHtml(content),
    inline,
  };
}
