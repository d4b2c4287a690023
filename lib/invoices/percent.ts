import { scaled, unscaled } from "./exact-decimal.ts";

const PLACES = 2;

/** All of something, in hundredths of a percent: the unit in which rates and discounts are counted. */
export const WHOLE = 10_000n;

/** "12.5" → 1250n. */
export const hundredthsOf = (percent: string): bigint => scaled(percent, PLACES);

/** 1250n → "12.5", 2100n → "21". */
export const percentOf = (hundredths: bigint): string => unscaled(hundredths, PLACES);

/**
 * What a discount leaves, in hundredths of a percent: "10" → 9000n.
 * @throws Error when the discount is not between 0 and 100
 */
export function leftBy(discount: string): bigint {
  const left = WHOLE - hundredthsOf(discount);
  if (left < 0n || left > WHOLE) throw new Error(`not a discount between 0 and 100 %: ${discount}`);
  return left;
}
