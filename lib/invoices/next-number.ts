import type { Tx } from "#lib/base/db.ts";

const PATTERN = "{YYYY}{NNNN}";

/**
 * Takes the next number of the company's series of a year. The row of the series stays locked until the
 * transaction ends, and a transaction that fails gives its number back: no gap, no twin.
 */
export async function nextNumber(tx: Tx, companyId: string, year: number): Promise<string> {
  const key = { companyId, kind: "invoice", year } as const;
  // A single INSERT … ON CONFLICT DO UPDATE, as the keys are equal and nothing is nested.
  const series = await tx.numberSeries.upsert({
    where: { companyId_kind_year: key },
    create: { ...key, next: 2 },
    update: { next: { increment: 1 } },
  });
  return numberFrom(PATTERN, year, series.next - 1);
}

/** `{YYYY}` and `{YY}` are the year, `{NNNN}` the order, filled with zeros to as many places as there are Ns. */
export function numberFrom(pattern: string, year: number, order: number): string {
  return pattern
    .replace("{YYYY}", String(year))
    .replace("{YY}", String(year).slice(-2))
    .replace(/\{(N+)\}/, (_, places: string) => String(order).padStart(places.length, "0"));
}

/** Banks take digits only, at most ten: the last ones tell invoices apart. */
export function variableSymbolOf(number: string): string {
  return number.replace(/\D/g, "").slice(-10);
}
