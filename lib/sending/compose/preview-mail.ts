import type { ActingCompany } from "#lib/base/acting-company.ts";
import { UserError } from "#lib/base/errors.ts";
import { exampleLink } from "../links/example-link.ts";
import { shownHtml } from "../mail/shown-html.ts";
import { readOwedInvoice } from "../owed-invoice.ts";
import type { PreviewMail } from "../schema.ts";
import { renderMail } from "../templates/render-mail.ts";
import { documentsOf } from "./compose-invoice-mail.ts";

export type MailPreview = {
  html: string;
  /** The same where it is dark. */
  dark: string;
  text: string;
  /** Bytes of the documents that could be attached. */
  sizes: { pdf: number; isdoc: number };
};

/**
 * A mail as its recipient would see it, and how large its documents are.
 * @throws UserError notFound
 */
export async function previewMail(
  company: ActingCompany,
  { invoiceId, language, text }: PreviewMail,
): Promise<MailPreview> {
  const invoice = await readOwedInvoice(company, invoiceId);
  if (!invoice) throw new UserError("notFound");
  const documents = await documentsOf(company, invoice, { pdf: true, isdoc: true });
  const sizeOf = (ending: string) =>
    documents.find(({ filename }) => filename.endsWith(ending))?.content.length ?? 0;
  const written = { ...invoice, language: language ?? invoice.language };
  const link = await exampleLink(company.id);
  const mail = await renderMail(company, written, {
    ...{ kind: invoice.kind, subject: "", text },
    ...(link !== null && { link }),
  });
  return {
    ...{ html: shownHtml(mail), dark: shownHtml(mail, "dark"), text: mail.text },
    sizes: { pdf: sizeOf(".pdf"), isdoc: sizeOf(".isdoc") },
  };
}
