import type { DocumentKind } from "#prisma/client/enums.ts";
import type { IssuedInvoice } from "../issued-invoice.ts";

/** What UBL has a document for. A proforma is none: EN 16931 knows no request for money in advance. */
export type UblInvoice = IssuedInvoice & { kind: Exclude<DocumentKind, "proforma"> };

export const hasUbl = (invoice: IssuedInvoice): invoice is UblInvoice => invoice.kind !== "proforma";
