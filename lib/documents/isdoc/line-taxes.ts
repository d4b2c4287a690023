import { apportion } from "#lib/invoices/apportion.ts";
import { unscaled } from "#lib/invoices/exact-decimal.ts";
import { hundredthsOf, WHOLE } from "#lib/invoices/percent.ts";
import type { RateRecap } from "#lib/invoices/totals.ts";

type Net = { vatRate: string; netMinor: bigint };

/**
 * The VAT of each line in minor units. The law counts VAT of the sum at each rate, and the lines of ISDOC want
 * theirs too: the recap's is shared among them, so that they add up to it to the last haléř.
 */
export function lineTaxes(nets: Net[], recap: RateRecap[]): bigint[] {
  const shares = new Map(recap.map((row) => [row.vatRate, sharesOf(nets, row)]));
  return nets.map(({ vatRate }) => shares.get(vatRate)?.shift() ?? 0n);
}

function sharesOf(nets: Net[], { vatRate, vatMinor }: RateRecap): bigint[] {
  const rate = hundredthsOf(vatRate);
  const exact = nets.filter((net) => net.vatRate === vatRate).map(({ netMinor }) => netMinor * rate);
  return apportion(vatMinor, exact, WHOLE);
}

/** Exact: minor units with their VAT as a decimal of up to six places, "1493.745". */
export function priceWithTax(unitPriceMinor: bigint, vatRate: string): string {
  return unscaled(unitPriceMinor * (WHOLE + hundredthsOf(vatRate)), 6);
}
