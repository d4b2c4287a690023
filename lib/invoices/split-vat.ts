import { apportion } from "./apportion.ts";
import { divided } from "./exact-decimal.ts";
import { WHOLE } from "./percent.ts";

/** Whether amounts bear VAT, and who owes it. */
export type VatTerms = {
  /** Prices contain VAT. Means nothing where none is charged: such a price is simply what is asked for. */
  pricesWithVat?: boolean;
  /** `charged` when left out. Otherwise the recap tells the bases only: the buyer owes the VAT, or nobody does. */
  vat?: "charged" | "reverseCharge" | "none";
};

/**
 * Base and VAT of what the amounts of a rate come to, in minor units; the rate in hundredths of a percent. From a
 * sum that contains the VAT it is sum × rate / (100 + rate), which leaves base + VAT exactly the sum (both ways:
 * ZDPH § 37). It may then differ from BR-CO-17's base × rate / 100 by one minor unit, which the rule's published
 * checks let pass.
 */
export function splitVat(minor: bigint, rate: bigint, terms: VatTerms) {
  const { vat = "charged" } = terms;
  if (vat !== "charged") return { baseMinor: minor, vatMinor: 0n };
  if (!terms.pricesWithVat) return { baseMinor: minor, vatMinor: divided(minor * rate, WHOLE) };
  const vatMinor = divided(minor * rate, WHOLE + rate);
  return { baseMinor: minor - vatMinor, vatMinor };
}

/** The amounts of a rate without VAT. They add up to the base that `splitVat` finds in their sum. */
export function netAmounts(minors: bigint[], baseMinor: bigint, rate: bigint, terms: VatTerms): bigint[] {
  const { vat = "charged", pricesWithVat } = terms;
  if (vat !== "charged" || !pricesWithVat) return minors;
  const exact = minors.map((minor) => minor * WHOLE);
  return apportion(baseMinor, exact, WHOLE + rate);
}
