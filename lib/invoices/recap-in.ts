import { divided, scaled, sum } from "./exact-decimal.ts";
import type { RateRecap, Totals } from "./totals.ts";

/**
 * So many units of the other currency for `per` units of the invoice's (1 when left out), as decimals above
 * zero. An invoice in EUR at 25.285 CZK: `{ rate: "25.285" }`; in HUF at 6.123 CZK for 100: `{ rate: "6.123",
 * per: "100" }`; one in CZK for EUR at 25.285 CZK for one: `{ rate: "1", per: "25.285" }`.
 */
type ExchangeRate = { rate: string; per?: string };

const PLACES = 8;

/**
 * The recap in the currency of the VAT return: CZK (ZDPH § 4 odst. 8 and § 29), EUR for a Slovak company (zákon
 * č. 222/2004 Z. z. § 26 and § 74). Both currencies have hundredths as minor units. Each base and VAT is
 * converted and rounded by itself, halves away from zero; the sums are those of the rounded rows. `totalMinor`
 * is base and VAT, without the rounding of what is paid.
 * @throws Error when `rate` or `per` is not above zero or has more than 8 places
 */
export function recapIn(totals: Pick<Totals, "recap">, { rate, per = "1" }: ExchangeRate) {
  const [times, by] = [scaled(rate, PLACES), scaled(per, PLACES)];
  if (times <= 0n || by <= 0n) throw new Error(`not an exchange rate: ${rate} for ${per}`);
  const converted = (minor: bigint) => divided(minor * times, by);
  const recap = totals.recap.map((row): RateRecap => {
    const [baseMinor, vatMinor] = [converted(row.baseMinor), converted(row.vatMinor)];
    return { vatRate: row.vatRate, baseMinor, vatMinor, totalMinor: baseMinor + vatMinor };
  });
  const baseMinor = sum(recap.map((row) => row.baseMinor));
  const vatMinor = sum(recap.map((row) => row.vatMinor));
  return { recap, baseMinor, vatMinor, totalMinor: baseMinor + vatMinor };
}
