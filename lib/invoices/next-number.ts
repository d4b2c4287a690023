import type { Tx } from "#lib/base/db.ts";
import type { DocumentKind } from "#prisma/client/enums.ts";
import { numberFrom, seriesYear, usualPatterns } from "./number-pattern.ts";

const MOST_AT_ONCE = 500;

/**
 * Takes the next number of the company's series for a kind of document in a year. The row of the series stays
 * locked until the transaction ends, and a transaction that fails gives its number back: no gap, no twin. Numbers
 * that exist already, from an earlier pattern, are passed over.
 */
export async function nextNumber(
  tx: Tx,
  companyId: string,
  kind: DocumentKind,
  year: number,
): Promise<string> {
  const chosen = await tx.numberPattern.findUnique({ where: { companyId_kind: { companyId, kind } } });
  const pattern = chosen?.pattern ?? usualPatterns[kind];
  const key = { companyId, kind, year: seriesYear(pattern, year) };
  const where = { companyId_kind_year: key };
  // A single INSERT … ON CONFLICT DO UPDATE, as the keys are equal and nothing is nested.
  const series = await tx.numberSeries.upsert({
    where,
    create: { ...key, next: 2 },
    update: { next: { increment: 1 } },
  });
  const wanted = series.next - 1;
  const free = await firstFree(tx, companyId, (order) => numberFrom(pattern, year, order), wanted);
  if (free !== wanted) await tx.numberSeries.update({ where, data: { next: free + 1 } });
  return numberFrom(pattern, year, free);
}

// Nearly always the first one is free; where a whole series is taken, it looks farther and farther.
async function firstFree(
  tx: Tx,
  companyId: string,
  numberOf: (order: number) => string,
  wanted: number,
): Promise<number> {
  for (let from = wanted, many = 1; ; from += many, many = Math.min(many * 4, MOST_AT_ONCE)) {
    const orders = Array.from({ length: many }, (_, index) => from + index);
    const where = { companyId, number: { in: orders.map(numberOf) } };
    const taken = new Set(
      (await tx.invoice.findMany({ where, select: { number: true } })).map(({ number }) => number),
    );
    const free = orders.find((order) => !taken.has(numberOf(order)));
    if (free !== undefined) return free;
  }
}
