import { postHandler } from "#lib/auth/action.ts";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { readPictures } from "#lib/company/pictures/read-pictures.ts";
import { renderInvoicePdf } from "#lib/documents/invoice-pdf.ts";
import { previewInvoice } from "#lib/invoices/preview-invoice.ts";
import { type InvoiceInput, invoiceSchema } from "#lib/invoices/schema.ts";
import { MAX_UNSAVED_BYTES } from "#lib/invoices/unsaved/schema.ts";

async function renderPreview(company: ActingCompany, input: InvoiceInput): Promise<Uint8Array> {
  const invoice = await previewInvoice(company, input);
  return renderInvoicePdf(invoice, await readPictures(company, invoice.look));
}

/** The PDF of what is typed, saved or not; what is wrong with it comes back as JSON. */
export const POST = postHandler("invoice:write", invoiceSchema, renderPreview, {
  maxBytes: MAX_UNSAVED_BYTES,
  answer: (bytes) =>
    new Response(Buffer.from(bytes), {
      headers: {
        "Content-Type": "application/pdf",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
      },
    }),
});
