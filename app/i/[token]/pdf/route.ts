import { download } from "#lib/base/download.ts";
import { readPictures } from "#lib/company/pictures/read-pictures.ts";
import { documentFileName } from "#lib/documents/document-file-name.ts";
import { renderInvoicePdf } from "#lib/documents/invoice-pdf.ts";
import { openLink } from "#lib/sending/links/open-link.ts";

/**
 * The PDF behind a public page.
 * @anyone whoever holds the link of an invoice
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const link = await openLink((await params).token);
  if (!link) return new Response(null, { status: 404 });
  const { invoice, companyId } = link;
  const bytes = await renderInvoicePdf(invoice, await readPictures({ id: companyId }, invoice.look));
  return download(documentFileName(invoice), bytes, "application/pdf");
}
