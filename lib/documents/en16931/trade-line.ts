import { minorToDecimal } from "#lib/base/money.ts";
import { divided, scaled, unscaled } from "#lib/invoices/exact-decimal.ts";
import type { InvoiceLine } from "#lib/invoices/read-invoice.ts";
import type { EInvoiceSource } from "./e-invoice-source.ts";
import { type TaxCategory, taxCategory } from "./tax-category.ts";
import { unitCode } from "./unit-codes.ts";

const QUANTITY_PLACES = 4;
const PRICE_PLACES = 6;
// An item has to have a name (BR-25).
const NAMELESS = "–";

/** A line (BG-25). Quantity × price − allowance is the net amount, but for rounding. */
export type TradeLine = {
  id: string;
  /** The unit's word, where no code is known for it. */
  note: string;
  /** Of UN/ECE Recommendation 20. */
  unitCode: string;
  /** Decimals; the price is never negative (BR-27). */
  quantity: string;
  price: string;
  netMinor: bigint;
  allowanceMinor: bigint;
  name: string;
  category: TaxCategory;
};

export function tradeLines(invoice: EInvoiceSource): TradeLine[] {
  const { lines, totals, pricesWithVat } = invoice;
  return lines.map((line, index) => {
    const netMinor = totals.lineNetMinor[index] ?? 0n;
    const code = unitCode(line.unit);
    return {
      id: String(index + 1),
      note: code ? "" : line.unit,
      unitCode: code ?? "C62",
      ...(pricesWithVat ? netPrice(line, netMinor) : ownPrice(line)),
      netMinor,
      // Of prices with VAT the net one is after the discount.
      allowanceMinor: pricesWithVat ? 0n : (totals.lineDiscountMinor[index] ?? 0n),
      name: line.description.trim() === "" ? NAMELESS : line.description,
      category: taxCategory(invoice, line.vatRate),
    };
  });
}

type Priced = Pick<TradeLine, "quantity" | "price">;

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
