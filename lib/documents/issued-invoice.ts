import type { Day } from "#lib/base/dates.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";

/**
 * An invoice that has left the state of a draft and stands: it has its number and date, and changes no more. A
 * cancelled one is not for machines, which would book it.
 */
export type IssuedInvoice = Invoice & { number: string; issuedOn: Day };

export function isIssued(invoice: Invoice): invoice is IssuedInvoice {
  const { state } = invoice;
  const stands = state !== "draft" && state !== "cancelled";
  return stands && invoice.number !== null && invoice.issuedOn !== null;
}
