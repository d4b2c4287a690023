import type { EInvoice } from "../en16931/e-invoice.ts";
import type { XmlElement } from "../xml.ts";
import { amount, cac } from "./ubl-element.ts";

/** The sums of the whole document. */
export function legalMonetaryTotal({ sums, currency }: EInvoice): XmlElement | null {
  const present = (name: string, minor: bigint) => (minor === 0n ? null : amount(name, minor, currency));
  return cac("LegalMonetaryTotal", [
    amount("LineExtensionAmount", sums.linesMinor, currency),
    amount("TaxExclusiveAmount", sums.baseMinor, currency),
    amount("TaxInclusiveAmount", sums.withVatMinor, currency),
    present("AllowanceTotalAmount", sums.allowancesMinor),
    present("PrepaidAmount", sums.paidMinor),
    present("PayableRoundingAmount", sums.roundingMinor),
    amount("PayableAmount", sums.payableMinor, currency),
  ]);
}
