import { hundredthsOf } from "#lib/invoices/percent.ts";
import { splitVat } from "#lib/invoices/split-vat.ts";

/** The price of an item in minor units, whether it holds the VAT, and at what rate, in percent. */
type PricedItem = { unitPriceMinor: bigint; priceWithVat: boolean; vatRate: string };

/**
 * What one unit costs on a line whose prices hold the VAT or do not. Rounded once, halves away from zero, as totals
 * are: there and back again, a price without VAT is the same, one with VAT within a minor unit.
 */
export function priceForLine(item: PricedItem, withVat: boolean): bigint {
  const { unitPriceMinor, priceWithVat } = item;
  if (priceWithVat === withVat) return unitPriceMinor;
  const { baseMinor, vatMinor } = splitVat(unitPriceMinor, hundredthsOf(item.vatRate), {
    pricesWithVat: priceWithVat,
  });
  return withVat ? baseMinor + vatMinor : baseMinor;
}
