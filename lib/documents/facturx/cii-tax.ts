import type { EInvoice } from "../en16931/e-invoice.ts";
import type { TaxCategory } from "../en16931/tax-category.ts";
import { element, type XmlElement } from "../xml.ts";
import { amount, date, group, ram } from "./cii-element.ts";

/** The category of a line or an allowance. */
export function taxCategory(
  name: "ApplicableTradeTax" | "CategoryTradeTax",
  { id, percent }: TaxCategory,
): XmlElement | null {
  return group(name, [
    ram("TypeCode", "VAT"),
    ram("CategoryCode", id),
    ram("RateApplicablePercent", percent ?? ""),
  ]);
}

/** What an allowance takes off, without VAT. */
export function allowance(
  { discount }: EInvoice,
  minor: bigint,
  category: XmlElement | null = null,
): XmlElement | null {
  return group("SpecifiedTradeAllowanceCharge", [
    group("ChargeIndicator", [element("udt:Indicator", "false")]),
    amount("ActualAmount", minor),
    ram("ReasonCode", discount.code),
    ram("Reason", discount.reason),
    category,
  ]);
}

/** The breakdown of VAT; the day of the tax stands in its first row only (CII-SR-461). */
export function breakdown({ breakdown, exemption, taxPointOn }: EInvoice): (XmlElement | null)[] {
  return breakdown.map(({ baseMinor, vatMinor, category }, index) =>
    group("ApplicableTradeTax", [
      amount("CalculatedAmount", vatMinor),
      ram("TypeCode", "VAT"),
      ram("ExemptionReason", exemption?.reason ?? ""),
      amount("BasisAmount", baseMinor),
      ram("CategoryCode", category.id),
      ram("ExemptionReasonCode", exemption?.code ?? ""),
      index === 0 && taxPointOn ? date("TaxPointDate", taxPointOn, "udt:DateString") : null,
      ram("RateApplicablePercent", category.percent ?? ""),
    ]),
  );
}
