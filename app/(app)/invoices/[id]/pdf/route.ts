import { requireSession } from "#lib/auth/session.ts";
import { readPictures } from "#lib/company/pictures/read-pictures.ts";
import { documentFileName } from "#lib/documents/document-file-name.ts";
import { renderInvoicePdf } from "#lib/documents/invoice-pdf.ts";
import { readOwedInvoice } from "#lib/sending/owed-invoice.ts";

/** The invoice as PDF, shown by the browser itself and saved under its own name. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { company } = await requireSession("invoice:read");
  const invoice = await readOwedInvoice(company, (await params).id);
  if (!invoice) return new Response(null, { status: 404 });
  const bytes = await renderInvoicePdf(invoice, await readPictures(company, invoice.look));
  return new Response(Buffer.from(bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="${documentFileName(invoice)}"`,
      "Content-Length": String(bytes.length),
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
