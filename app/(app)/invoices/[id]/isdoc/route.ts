import { download } from "#lib/base/download.ts";
import { documentFileName } from "#lib/documents/document-file-name.ts";
import { renderIsdoc } from "#lib/documents/isdoc/render-isdoc.ts";
import { issuedDownload } from "../issued-download.ts";

/** An issued invoice as ISDOC, for accounting programs; a draft has none. */
export const GET = issuedDownload(async (invoice) =>
  // The type that the standard names for an ISDOC within a PDF (6.0.2, 3.2); it names none for downloads.
  download(documentFileName(invoice, "isdoc"), renderIsdoc(invoice), "text/xml"),
);
