import type { Day } from "#lib/base/dates.ts";

// Dated, as laws change them: zákon č. 235/2004 Sb. § 47, zákon č. 222/2004 Z. z. § 27.
const dated: { country: string; from: Day; rates: string[] }[] = [
  { country: "CZ", from: "2024-01-01", rates: ["21", "12", "0"] },
  { country: "CZ", from: "2015-01-01", rates: ["21", "15", "10", "0"] },
  { country: "SK", from: "2025-01-01", rates: ["23", "19", "5", "0"] },
  { country: "SK", from: "2011-01-01", rates: ["20", "10", "0"] },
];

/** The rates that a company may use on a day, the usual one first; null when it pays no VAT. */
export function ratesFor(
  { country, vatPayer }: { country: string; vatPayer: boolean },
  day: Day,
): string[] | null {
  if (!vatPayer) return null;
  return dated.find((row) => row.country === country && row.from <= day)?.rates ?? ["0"];
}
