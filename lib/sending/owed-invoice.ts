import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { creditedMinor } from "#lib/invoices/credit-limit.ts";
import { type Invoice, readInvoice } from "#lib/invoices/read-invoice.ts";

/**
 * An invoice as its customer owes it: what its issued credit notes took back counts as paid, so that amounts and
 * payment codes are of what is left. Null where the company has no such invoice.
 */
export async function readOwedInvoice(
  company: Pick<ActingCompany, "id">,
  id: string,
): Promise<Invoice | null> {
  const [invoice, credited] = await Promise.all([readInvoice(company, id), creditedMinor(db(), company, id)]);
  return invoice && less(invoice, credited);
}

/** The same of an invoice that was read already. */
export async function asOwed(company: Pick<ActingCompany, "id">, invoice: Invoice): Promise<Invoice> {
  return less(invoice, await creditedMinor(db(), company, invoice.id));
}

function less(invoice: Invoice, credited: bigint): Invoice {
  return { ...invoice, paidMinor: invoice.paidMinor - credited };
}
