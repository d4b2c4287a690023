import { download } from "#lib/base/download.ts";
import { documentFileName } from "#lib/documents/document-file-name.ts";
import { hasEInvoice } from "#lib/documents/en16931/e-invoice-source.ts";
import { renderUbl } from "#lib/documents/ubl/render-ubl.ts";
import { issuedDownload } from "../issued-download.ts";

/** An issued invoice or credit note as UBL by Peppol BIS Billing 3.0; a draft and a proforma have none. */
export const GET = issuedDownload(async (invoice) =>
  hasEInvoice(invoice)
    ? download(documentFileName(invoice, "xml"), renderUbl(invoice), "application/xml")
    : null,
);
