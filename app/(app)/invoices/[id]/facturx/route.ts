import { download } from "#lib/base/download.ts";
import { readPictures } from "#lib/company/pictures/read-pictures.ts";
import { documentFileName } from "#lib/documents/document-file-name.ts";
import { hasEInvoice } from "#lib/documents/en16931/e-invoice-source.ts";
import { renderFacturX } from "#lib/documents/facturx/render-factur-x.ts";
import { issuedDownload } from "../issued-download.ts";

/** An issued invoice or credit note as Factur-X: its PDF with its CII inside; a draft and a proforma have none. */
export const GET = issuedDownload(async (invoice, company) => {
  if (!hasEInvoice(invoice)) return null;
  const bytes = await renderFacturX(invoice, await readPictures(company, invoice.look));
  return download(documentFileName(invoice, "facturx"), bytes, "application/pdf");
});
