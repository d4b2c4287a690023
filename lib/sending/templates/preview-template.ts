import type { ActingCompany } from "#lib/base/acting-company.ts";
import { addDays } from "#lib/base/dates.ts";
import { exampleLink } from "../links/example-link.ts";
import { shownHtml } from "../mail/shown-html.ts";
import { exampleInvoice } from "./example-invoice.ts";
import { fillMail, renderMail } from "./render-mail.ts";
import type { TemplateDraft } from "./schema.ts";

export type TemplatePreview = {
  /** Of the document that it is shown with. */
  number: string;
  subject: string;
  text: string;
  html: { light: string; dark: string };
};

// So long after the due date reminders are shown.
const OVERDUE = { reminder1: 3, reminder2: 10, reminder3: 21 } as const;

/**
 * A template as its mail would be, while it is written.
 * @throws UserError notFound, for a document that was chosen and is not there
 */
export async function previewTemplate(
  company: ActingCompany,
  draft: TemplateDraft,
): Promise<TemplatePreview> {
  const { kind } = draft;
  const [invoice, link] = await Promise.all([exampleInvoice(company, draft), exampleLink(company.id)]);
  const late = kind in OVERDUE ? OVERDUE[kind as keyof typeof OVERDUE] : 0;
  const occasion = { kind, on: addDays(invoice.dueOn, late) };
  const mail = await renderMail(company, invoice, {
    ...{ ...occasion, ...fillMail(draft, invoice, occasion) },
    ...(link !== null && { link }),
  });
  const html = { light: shownHtml(mail), dark: shownHtml(mail, "dark") };
  return { number: invoice.number ?? "", subject: mail.subject, text: mail.text, html };
}
