import { requireSession } from "#lib/auth/session.ts";
import { download } from "#lib/base/download.ts";
import { documentFileName } from "#lib/documents/document-file-name.ts";
import { isIssued } from "#lib/documents/issued-invoice.ts";
import { renderUbl } from "#lib/documents/ubl/render-ubl.ts";
import { hasUbl } from "#lib/documents/ubl/ubl-invoice.ts";
import { readInvoice } from "#lib/invoices/read-invoice.ts";

/** An issued invoice or credit note as UBL by Peppol BIS Billing 3.0; a draft and a proforma have none. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { company } = await requireSession("invoice:read");
  const invoice = await readInvoice(company, (await params).id);
  if (!invoice || !isIssued(invoice) || !hasUbl(invoice)) return new Response(null, { status: 404 });
  return download(documentFileName(invoice, "xml"), renderUbl(invoice), "application/xml");
}
