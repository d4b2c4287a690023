import type { ActingCompany } from "#lib/base/acting-company.ts";
import { type Day, dateOf, today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";

/** What was issued in one month: paid by now, still to come, and late; minor units, VAT included. */
export type MonthSum = {
  /** Its first day. */
  month: Day;
  paidMinor: bigint;
  dueMinor: bigint;
  overdueMinor: bigint;
};
/** The last twelve months, the oldest first; the currency that most documents are in comes first. */
export type YearSum = { currency: string; months: MonthSum[] };

const MONTHS = 12;

type Row = { currency: string; month: string; count: number; paid: bigint; due: bigint; overdue: bigint };

/**
 * What a company issued in each of the last twelve months, by currency. Credit notes take off; proformas, drafts and
 * what was cancelled do not count.
 */
export async function sumMonths(company: Pick<ActingCompany, "id">, day: Day = today()): Promise<YearSum[]> {
  const months = lastMonths(day);
  // Days first: to name the month of every single document takes longer than to sum them up.
  const rows = await db().$queryRaw<Row[]>`
    WITH days AS (
      SELECT "issuedOn", "currency", count(*) AS "count", sum("paidMinor") AS "paid",
        sum("totalMinor" - "paidMinor") FILTER (WHERE "state" = 'issued' AND NOT "late") AS "due",
        sum("totalMinor" - "paidMinor") FILTER (WHERE "state" = 'issued' AND "late") AS "overdue"
      FROM "Invoice", LATERAL (SELECT "kind" <> 'creditNote' AND "dueOn" < ${dateOf(day)}::date) AS its("late")
      WHERE "companyId" = ${company.id}::uuid AND "issuedOn" >= ${dateOf(months[0] ?? day)}::date
        AND "state" IN ('issued', 'paid') AND "kind" <> 'proforma'
      GROUP BY "issuedOn", "currency"
    )
    SELECT "currency", to_char("issuedOn", 'YYYY-MM-"01"') AS "month", sum("count")::int AS "count",
      sum("paid")::bigint AS "paid", coalesce(sum("due"), 0)::bigint AS "due",
      coalesce(sum("overdue"), 0)::bigint AS "overdue"
    FROM days GROUP BY 1, 2`;
  return currenciesOf(rows).map((currency) => ({
    currency,
    months: months.map((month) => {
      const row = rows.find((one) => one.currency === currency && one.month === month);
      return {
        month,
        paidMinor: row?.paid ?? 0n,
        dueMinor: row?.due ?? 0n,
        overdueMinor: row?.overdue ?? 0n,
      };
    }),
  }));
}

function lastMonths(day: Day): Day[] {
  const [year = 0, month = 0] = day.split("-").map(Number);
  return Array.from({ length: MONTHS }, (_, index) => {
    const date = new Date(Date.UTC(year, month - MONTHS + index, 1));
    return date.toISOString().slice(0, 10);
  });
}

function currenciesOf(rows: Row[]): string[] {
  const counts = new Map<string, number>();
  for (const { currency, count } of rows) counts.set(currency, (counts.get(currency) ?? 0) + count);
  return [...counts]
    .sort(([a, one], [b, other]) => other - one || a.localeCompare(b))
    .map(([currency]) => currency);
}
