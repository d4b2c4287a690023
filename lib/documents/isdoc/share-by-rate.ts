import { apportion } from "#lib/invoices/apportion.ts";

type AtRate = { vatRate: string };

/**
 * Shares what the recap says of each rate among the lines at that rate, so that they add up to it to the last
 * haléř: the law counts VAT of the sum at each rate, and the lines of ISDOC want theirs too. `exact` / `by` is
 * what a line would have by itself.
 */
export function shareByRate<Line extends AtRate, Row extends AtRate>(
  lines: Line[],
  recap: Row[],
  { total, exact, by }: { total: (row: Row) => bigint; exact: (line: Line) => bigint; by: bigint },
): bigint[] {
  const sharesOf = (row: Row) =>
    apportion(total(row), lines.filter(({ vatRate }) => vatRate === row.vatRate).map(exact), by);
  const shares = new Map(recap.map((row) => [row.vatRate, sharesOf(row)]));
  return lines.map(({ vatRate }) => shares.get(vatRate)?.shift() ?? 0n);
}
