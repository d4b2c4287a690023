import { countInvoice, homeRecap } from "#lib/invoices/counting.ts";
import { negated } from "#lib/invoices/negated.ts";
import type { EInvoiceSource } from "./e-invoice-source.ts";

/** The credit note as EN 16931 means it: what is credited is positive, for the kind of the document bears the sign. */
export function crediting(invoice: EInvoiceSource): EInvoiceSource {
  const context = { ...invoice.seller, currency: invoice.currency };
  const lines = negated(invoice.lines);
  const totals = countInvoice(lines, invoice, context);
  return {
    ...{ ...invoice, lines, totals },
    homeRecap: homeRecap(totals, invoice, context),
    paidMinor: -invoice.paidMinor,
  };
}
