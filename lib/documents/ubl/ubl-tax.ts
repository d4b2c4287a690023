import type { EInvoice } from "../en16931/e-invoice.ts";
import type { TaxCategory } from "../en16931/tax-category.ts";
import { element, type XmlElement } from "../xml.ts";
import { amount, cac, cbc } from "./ubl-element.ts";

/** The category of a line, an allowance or a row of the breakdown, of which `reason` says why there is no VAT. */
export function taxCategory(
  name: "TaxCategory" | "ClassifiedTaxCategory",
  { id, percent }: TaxCategory,
  reason: (XmlElement | null)[] = [],
): XmlElement | null {
  return cac(name, [
    cbc("ID", id),
    cbc("Percent", percent ?? ""),
    ...reason,
    cac("TaxScheme", [cbc("ID", "VAT")]),
  ]);
}

/** What an allowance takes off, without VAT. */
export function allowance(
  { discount, currency }: EInvoice,
  minor: bigint,
  category: XmlElement | null = null,
): XmlElement | null {
  return cac("AllowanceCharge", [
    element("cbc:ChargeIndicator", "false"),
    cbc("AllowanceChargeReasonCode", discount.code),
    cbc("AllowanceChargeReason", discount.reason),
    amount("Amount", minor, currency),
    category,
  ]);
}

/** The discount of the whole, at each rate. */
export function allowances(invoice: EInvoice): (XmlElement | null)[] {
  return invoice.allowances.map(({ minor, category }) =>
    allowance(invoice, minor, taxCategory("TaxCategory", category)),
  );
}

/** The breakdown of VAT and its sum (BT-110). */
export function taxTotal({ currency, sums, breakdown, exemption }: EInvoice): XmlElement | null {
  const reason = exemption
    ? [cbc("TaxExemptionReasonCode", exemption.code), cbc("TaxExemptionReason", exemption.reason)]
    : [];
  return cac("TaxTotal", [
    amount("TaxAmount", sums.vatMinor, currency),
    ...breakdown.map(({ baseMinor, vatMinor, category }) =>
      cac("TaxSubtotal", [
        amount("TaxableAmount", baseMinor, currency),
        amount("TaxAmount", vatMinor, currency),
        taxCategory("TaxCategory", category, reason),
      ]),
    ),
  ]);
}
