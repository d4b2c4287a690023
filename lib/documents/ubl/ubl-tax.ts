import { translatorFor } from "#lib/base/messages.ts";
import { hundredthsOf } from "#lib/invoices/percent.ts";
import { element, type XmlElement } from "../xml.ts";
import { amount, cac, cbc } from "./ubl-element.ts";
import type { UblInvoice } from "./ubl-invoice.ts";

// UNTDID 7161: discount.
const DISCOUNT = "95";

type Terms = Pick<UblInvoice, "vatMode" | "language" | "seller">;
type Category = { id: string; exemption?: { code?: string; key: "exempt" | "reverseCharge" | "nonPayer" } };

/** UNTDID 5305: standard rate, zero rate, exempt, reverse charge, outside the scope of VAT. */
function categoryOf({ vatMode, seller }: Terms, vatRate: string): Category {
  if (!seller.vatPayer) return { id: "O", exemption: { code: "VATEX-EU-O", key: "nonPayer" } };
  if (vatMode === "reverseCharge") return { id: "AE", exemption: { code: "VATEX-EU-AE", key: vatMode } };
  if (vatMode === "exempt") return { id: "E", exemption: { key: vatMode } };
  return { id: hundredthsOf(vatRate) === 0n ? "Z" : "S" };
}

/** The category of a line or an allowance; outside the scope of VAT there is no rate (BR-O-05). */
export function taxCategory(name: "TaxCategory" | "ClassifiedTaxCategory", terms: Terms, vatRate: string) {
  return cac(name, rated(categoryOf(terms, vatRate), vatRate));
}

// Without VAT the rate is 0, whatever a line had (BR-AE-05, BR-E-05).
function rated({ id, exemption }: Category, vatRate: string, reason: (XmlElement | null)[] = []) {
  const percent = id === "O" ? null : cbc("Percent", exemption ? "0" : vatRate);
  return [cbc("ID", id), percent, ...reason, cac("TaxScheme", [cbc("ID", "VAT")])];
}

/** What an allowance takes off, without VAT. */
export function allowance(invoice: UblInvoice, minor: bigint, category: XmlElement | null = null) {
  return cac("AllowanceCharge", [
    element("cbc:ChargeIndicator", "false"),
    cbc("AllowanceChargeReasonCode", DISCOUNT),
    cbc("AllowanceChargeReason", translatorFor(invoice.language, "document")("discount")),
    amount("Amount", minor, invoice.currency),
    category,
  ]);
}

/** The discount of the whole, at each rate (BG-20). */
export function allowances(invoice: UblInvoice): (XmlElement | null)[] {
  return invoice.totals.discounts.map(({ vatRate, netMinor }) =>
    allowance(invoice, netMinor, taxCategory("TaxCategory", invoice, vatRate)),
  );
}

/** The recap of VAT (BG-23) and its sum (BT-110). */
export function taxTotal(invoice: UblInvoice): XmlElement | null {
  const { totals, currency } = invoice;
  return cac("TaxTotal", [
    amount("TaxAmount", totals.vatMinor, currency),
    ...totals.recap.map(({ vatRate, baseMinor, vatMinor }) =>
      cac("TaxSubtotal", [
        amount("TaxableAmount", baseMinor, currency),
        amount("TaxAmount", vatMinor, currency),
        recapCategory(invoice, vatRate),
      ]),
    ),
  ]);
}

// Here, and only here, stands why there is no VAT (BR-E-10, BR-AE-10, BR-O-10).
function recapCategory(invoice: UblInvoice, vatRate: string): XmlElement | null {
  const category = categoryOf(invoice, vatRate);
  const { exemption } = category;
  const reason = exemption && [
    cbc("TaxExemptionReasonCode", exemption.code ?? ""),
    cbc("TaxExemptionReason", translatorFor(invoice.language, "document")(exemption.key)),
  ];
  return cac("TaxCategory", rated(category, vatRate, reason));
}
