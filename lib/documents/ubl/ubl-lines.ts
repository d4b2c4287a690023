import { minorToDecimal } from "#lib/base/money.ts";
import { divided, scaled, unscaled } from "#lib/invoices/exact-decimal.ts";
import type { InvoiceLine } from "#lib/invoices/read-invoice.ts";
import { element, type XmlElement } from "../xml.ts";
import { amount, cac, cbc } from "./ubl-element.ts";
import type { UblInvoice } from "./ubl-invoice.ts";
import { allowance, taxCategory } from "./ubl-tax.ts";
import { unitCode } from "./unit-codes.ts";

const QUANTITY_PLACES = 4;
const PRICE_PLACES = 6;
// An item has to have a name (BR-25).
const NAMELESS = "–";

/** The lines of an invoice (BG-25), under the names that the kind of document has for them. */
export function ublLines(
  invoice: UblInvoice,
  names: { line: string; quantity: string },
): (XmlElement | null)[] {
  const { lines, totals, currency, pricesWithVat } = invoice;
  return lines.map((line, index) => {
    const netMinor = totals.lineNetMinor[index] ?? 0n;
    const discountMinor = totals.lineDiscountMinor[index] ?? 0n;
    const { quantity, price } = pricesWithVat ? netPrice(line, netMinor) : ownPrice(line);
    const unit = unitCode(line.unit);
    return cac(names.line, [
      cbc("ID", String(index + 1)),
      // No code for the unit: its word is kept.
      unit ? null : cbc("Note", line.unit),
      element(`cbc:${names.quantity}`, quantity, { unitCode: unit ?? "C62" }),
      amount("LineExtensionAmount", netMinor, currency),
      pricesWithVat || discountMinor === 0n ? null : allowance(invoice, discountMinor),
      cac("Item", [
        cbc("Name", line.description) ?? cbc("Name", NAMELESS),
        taxCategory("ClassifiedTaxCategory", invoice, line.vatRate),
      ]),
      cac("Price", [element("cbc:PriceAmount", price, { currencyID: currency })]),
    ]);
  });
}

type Priced = { quantity: string; price: string };

/** As written; a price may not be negative (BR-27), so that the quantity bears its sign. */
function ownPrice({ quantity, unitPriceMinor }: InvoiceLine): Priced {
  if (unitPriceMinor >= 0n) return { quantity, price: minorToDecimal(unitPriceMinor) };
  const opposite = unscaled(-scaled(quantity, QUANTITY_PLACES), QUANTITY_PLACES);
  return { quantity: opposite, price: minorToDecimal(-unitPriceMinor) };
}

/**
 * A price with VAT turned net: that of the line's net amount, which the discount is taken off already, with so many
 * decimals that quantity × price comes to the amount again (PEPPOL-EN16931-R120).
 */
function netPrice({ quantity }: InvoiceLine, netMinor: bigint): Priced {
  const exact = scaled(quantity, QUANTITY_PLACES);
  const size = exact < 0n ? -exact : exact;
  if (size === 0n || netMinor === 0n) return { quantity, price: "0.00" };
  const places = Math.max(PRICE_PLACES, size.toString().length);
  const net = netMinor < 0n ? -netMinor : netMinor;
  const price = divided(net * 10n ** BigInt(places - 2 + QUANTITY_PLACES), size);
  return {
    quantity: unscaled(netMinor < 0n ? -size : size, QUANTITY_PLACES),
    price: unscaled(price, places),
  };
}
