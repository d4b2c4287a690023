import type { Day } from "#lib/base/dates.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";

/** An invoice that has left the state of a draft: it has its number and date, and changes no more. */
export type IssuedInvoice = Invoice & { number: string; issuedOn: Day };

export function isIssued(invoice: Invoice): invoice is IssuedInvoice {
  return invoice.state !== "draft" && invoice.number !== null && invoice.issuedOn !== null;
}
