import { requireSession } from "#lib/auth/session.ts";
import { download } from "#lib/base/download.ts";
import { documentFileName } from "#lib/documents/document-file-name.ts";
import { renderIsdoc } from "#lib/documents/isdoc/render-isdoc.ts";
import { isIssued } from "#lib/documents/issued-invoice.ts";
import { readInvoice } from "#lib/invoices/read-invoice.ts";

/** An issued invoice as ISDOC, for accounting programs; a draft has none. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { company } = await requireSession("invoice:read");
  const invoice = await readInvoice(company, (await params).id);
  if (!invoice || !isIssued(invoice)) return new Response(null, { status: 404 });
  // The type that the standard names for an ISDOC within a PDF (6.0.2, 3.2); it names none for downloads.
  return download(documentFileName(invoice, "isdoc"), renderIsdoc(invoice), "text/xml");
}
