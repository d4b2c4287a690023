import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { renderIsdoc } from "./isdoc/render-isdoc.ts";
import { isIssued } from "./issued-invoice.ts";

/** A file inside the PDF that says to machines what the pages say to people; `xmp` is what the metadata say of it. */
export type EmbeddedInvoice = { format: string; name: string; bytes: Uint8Array; xmp?: string };

/** The ISDOC of an issued invoice; a draft has none. The name is the standard's (ISDOC 6.0.2, 3.2). */
export function embeddedIsdoc(invoice: Invoice): EmbeddedInvoice | null {
  return isIssued(invoice) ? { format: "ISDOC", name: "invoice.isdoc", bytes: renderIsdoc(invoice) } : null;
}
