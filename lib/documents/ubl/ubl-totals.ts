import { sum } from "#lib/invoices/exact-decimal.ts";
import type { XmlElement } from "../xml.ts";
import { amount, cac } from "./ubl-element.ts";
import type { UblInvoice } from "./ubl-invoice.ts";

/** The sums of the whole document, down to what is still to be paid (BG-22). */
export function legalMonetaryTotal({ totals, currency, paidMinor }: UblInvoice): XmlElement | null {
  const { baseMinor, vatMinor, roundingMinor, totalMinor, discounts } = totals;
  const present = (name: string, minor: bigint) => (minor === 0n ? null : amount(name, minor, currency));
  return cac("LegalMonetaryTotal", [
    amount("LineExtensionAmount", sum(totals.lineNetMinor), currency),
    amount("TaxExclusiveAmount", baseMinor, currency),
    amount("TaxInclusiveAmount", baseMinor + vatMinor, currency),
    present("AllowanceTotalAmount", sum(discounts.map(({ netMinor }) => netMinor))),
    present("PrepaidAmount", paidMinor),
    present("PayableRoundingAmount", roundingMinor),
    amount("PayableAmount", totalMinor - paidMinor, currency),
  ]);
}
