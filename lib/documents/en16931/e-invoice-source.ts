import type { DocumentKind } from "#prisma/client/enums.ts";
import type { IssuedInvoice } from "../issued-invoice.ts";

/** What EN 16931 has a document for. A proforma is none: it knows no request for money in advance. */
export type EInvoiceSource = IssuedInvoice & { kind: Exclude<DocumentKind, "proforma"> };

export const hasEInvoice = (invoice: IssuedInvoice): invoice is EInvoiceSource => invoice.kind !== "proforma";
