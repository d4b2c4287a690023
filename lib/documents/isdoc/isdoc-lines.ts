import { translatorFor } from "#lib/base/messages.ts";
import { minorToDecimal } from "#lib/base/money.ts";
import type { IssuedInvoice } from "../issued-invoice.ts";
import { element, type XmlElement } from "../xml.ts";
import { lineTaxes, priceWithTax } from "./line-taxes.ts";

// VAT is added to prices without it: "from the bottom" in ISDOC's words.
const FROM_THE_BOTTOM = "0";

type Charge = {
  description: string;
  quantity: string;
  unit: string;
  unitPriceMinor: bigint;
  vatRate: string;
  netMinor: bigint;
  discountMinor: bigint;
};

/** The lines with their VAT. A discount of the whole, which ISDOC has no other place for, is a line for each rate. */
export function isdocLines(invoice: IssuedInvoice): XmlElement[] {
  const charges = [...lineCharges(invoice), ...discountCharges(invoice)];
  const taxes = lineTaxes(charges, invoice.totals.recap);
  return charges.map((charge, index) =>
    invoiceLine(charge, { position: index + 1, tax: taxes[index] ?? 0n, vatPayer: invoice.seller.vatPayer }),
  );
}

function lineCharges({ lines, totals }: IssuedInvoice): Charge[] {
  return lines.map((line, index) => ({
    ...line,
    netMinor: totals.lineNetMinor[index] ?? 0n,
    discountMinor: totals.lineDiscountMinor[index] ?? 0n,
  }));
}

function discountCharges({ totals, language }: IssuedInvoice): Charge[] {
  const description = translatorFor(language, "document")("discount");
  return totals.discounts.map(({ vatRate, netMinor }) => ({
    ...{ description, quantity: "1", unit: "", unitPriceMinor: -netMinor, vatRate },
    ...{ netMinor: -netMinor, discountMinor: 0n },
  }));
}

type Context = { position: number; tax: bigint; vatPayer: boolean };

function invoiceLine(charge: Charge, { position, tax, vatPayer }: Context): XmlElement {
  const { description, quantity, unit, unitPriceMinor, vatRate, netMinor, discountMinor } = charge;
  return element("InvoiceLine", [
    element("ID", String(position)),
    element("InvoicedQuantity", quantity, unit ? { unitCode: unit } : undefined),
    element("LineExtensionAmount", minorToDecimal(netMinor)),
    discountMinor === 0n
      ? null
      : element("LineExtensionAmountBeforeDiscount", minorToDecimal(netMinor + discountMinor)),
    element("LineExtensionAmountTaxInclusive", minorToDecimal(netMinor + tax)),
    element("LineExtensionTaxAmount", minorToDecimal(tax)),
    element("UnitPrice", minorToDecimal(unitPriceMinor)),
    element("UnitPriceTaxInclusive", priceWithTax(unitPriceMinor, vatRate)),
    element("ClassifiedTaxCategory", [
      element("Percent", vatRate),
      element("VATCalculationMethod", FROM_THE_BOTTOM),
      element("VATApplicable", String(vatPayer)),
    ]),
    element("Item", [element("Description", description)]),
  ]);
}
