import { minorToDecimal } from "#lib/base/money.ts";
import type { RateRecap } from "#lib/invoices/totals.ts";
import type { IssuedInvoice } from "../issued-invoice.ts";
import { element, type XmlElement } from "../xml.ts";

/** The recap: base, VAT and sum for each rate. */
export function taxTotal({ totals, seller }: IssuedInvoice): XmlElement {
  return element("TaxTotal", [
    ...totals.recap.map((row) => taxSubTotal(row, seller.vatPayer)),
    amount("TaxAmount", totals.vatMinor),
  ]);
}

function taxSubTotal({ vatRate, baseMinor, vatMinor, totalMinor }: RateRecap, vatPayer: boolean) {
  return element("TaxSubTotal", [
    amount("TaxableAmount", baseMinor),
    amount("TaxAmount", vatMinor),
    amount("TaxInclusiveAmount", totalMinor),
    // Taxed advances settled by this document: none.
    amount("AlreadyClaimedTaxableAmount", 0n),
    amount("AlreadyClaimedTaxAmount", 0n),
    amount("AlreadyClaimedTaxInclusiveAmount", 0n),
    amount("DifferenceTaxableAmount", baseMinor),
    amount("DifferenceTaxAmount", vatMinor),
    amount("DifferenceTaxInclusiveAmount", totalMinor),
    element("TaxCategory", [
      element("Percent", vatRate),
      element("TaxScheme", "VAT"),
      element("VATApplicable", String(vatPayer)),
    ]),
  ]);
}

/** The sums of the whole document, down to what is to be paid. */
export function legalMonetaryTotal({ totals }: IssuedInvoice): XmlElement {
  const { baseMinor, vatMinor, roundingMinor, totalMinor } = totals;
  const withTax = baseMinor + vatMinor;
  return element("LegalMonetaryTotal", [
    amount("TaxExclusiveAmount", baseMinor),
    amount("TaxInclusiveAmount", withTax),
    amount("AlreadyClaimedTaxExclusiveAmount", 0n),
    amount("AlreadyClaimedTaxInclusiveAmount", 0n),
    amount("DifferenceTaxExclusiveAmount", baseMinor),
    amount("DifferenceTaxInclusiveAmount", withTax),
    amount("PayableRoundingAmount", roundingMinor),
    amount("PaidDepositsAmount", 0n),
    amount("PayableAmount", totalMinor),
  ]);
}

const amount = (name: string, minor: bigint): XmlElement => element(name, minorToDecimal(minor));
