import { decimalPlaces, minorUnits, parseDecimal } from "../decimal-input.ts";

/** What a payment as typed would leave to be paid, in minor units; undefined while it cannot be read. */
export function leftAfter(leftMinor: bigint, typed: string): bigint | undefined {
  const amount = parseDecimal(typed);
  if (amount === undefined || decimalPlaces(amount) > 2) return undefined;
  return leftMinor - minorUnits(amount);
}
