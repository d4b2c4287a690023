import type { DocumentKind } from "#prisma/client/enums.ts";

export const documentKinds = ["invoice", "proforma", "creditNote"] as const satisfies DocumentKind[];

/**
 * How numbers look where the company has chosen nothing else. The first digit keeps the three apart, also in the
 * variable symbol, which has no letters.
 */
export const usualPatterns: Record<DocumentKind, string> = {
  invoice: "{YYYY}{NNNN}",
  proforma: "9{YYYY}{NNNN}",
  creditNote: "8{YYYY}{NNNN}",
};

/** `{YYYY}` and `{YY}` are the year, `{NNNN}` the order, filled with zeros to as many places as there are Ns. */
export function numberFrom(pattern: string, year: number, order: number): string {
  return pattern
    .replace("{YYYY}", String(year))
    .replace("{YY}", String(year).slice(-2))
    .replace(/\{(N+)\}/, (_, places: string) => String(order).padStart(places.length, "0"));
}

/** The year of the series that a pattern counts in: without a year in it one series goes on for ever, that of year 0. */
export function seriesYear(pattern: string, year: number): number {
  return pattern.includes("{Y") ? year : 0;
}

/** Banks take digits only, at most ten: the last ones tell invoices apart. */
export function variableSymbolOf(number: string): string {
  return number.replace(/\D/g, "").slice(-10);
}

/** Whether two patterns may give the same number, as long as no order outgrows its places. */
export function mayMeet(one: string, other: string): boolean {
  const [left, right] = [placesOf(one), placesOf(other)];
  if (left.length !== right.length) return false;
  return left.every((signs, place) => [...signs].some((sign) => right[place]?.includes(sign)));
}

const DIGITS = "0123456789";
// Years are those of this century, from 2020 on.
const yearPlaces = ["2", "0", "23456789", DIGITS];

/** For each place of the number the signs that may stand there. */
function placesOf(pattern: string): string[] {
  const parts = pattern.match(/\{[YN]+\}|./g) ?? [];
  return parts.flatMap((part) => {
    const places = part.length - 2;
    if (part.startsWith("{Y")) return yearPlaces.slice(-places);
    return part.startsWith("{N") ? Array<string>(places).fill(DIGITS) : [part];
  });
}
