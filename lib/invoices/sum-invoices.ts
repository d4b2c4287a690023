import type { ActingCompany } from "#lib/base/acting-company.ts";
import { dateOf, today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import type { ShownState } from "./state.ts";

/** How many documents, and what is left to be paid of them in each of their currencies (minor units, VAT included). */
type InvoiceSum = { count: number; totals: { currency: string; leftMinor: bigint }[] };
type OpenState = Exclude<ShownState, "paid" | "cancelled">;
export type InvoiceSums = Record<OpenState, InvoiceSum>;

type Row = { state: OpenState; currency: string; count: number; leftMinor: bigint };

/**
 * What a company is still to be paid, what of it is late, and what it has not issued yet. None is in two of them. A
 * credit note that is not settled takes off; a proforma is no debt, and counts among the drafts alone.
 */
export async function sumInvoices(company: Pick<ActingCompany, "id">): Promise<InvoiceSums> {
  // The states stand in the statement itself: only then does the index of open documents serve.
  const rows = await db().$queryRaw<Row[]>`
    SELECT CASE WHEN "state" = 'issued' AND "kind" <> 'creditNote' AND "dueOn" < ${dateOf(today())}::date THEN 'overdue' ELSE "state"::text END
      AS "state", "currency", count(*)::int AS "count", sum("totalMinor" - "paidMinor")::bigint AS "leftMinor"
    FROM "Invoice"
    WHERE "companyId" = ${company.id}::uuid AND "state" IN ('draft', 'issued')
      AND ("state" = 'draft' OR "kind" <> 'proforma')
    GROUP BY 1, 2 ORDER BY 2`;
  const sum = (state: OpenState): InvoiceSum => {
    const ofState = rows.filter((row) => row.state === state);
    return {
      count: ofState.reduce((count, row) => count + row.count, 0),
      totals: ofState.map(({ currency, leftMinor }) => ({ currency, leftMinor })),
    };
  };
  return { draft: sum("draft"), issued: sum("issued"), overdue: sum("overdue") };
}
