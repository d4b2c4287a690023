import type { ActingCompany } from "#lib/base/acting-company.ts";
import { dateOf, today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import type { Prisma } from "#prisma/client/client.ts";
import type { ShownState } from "./state.ts";

/** How many documents, and what is left to be paid of them in each of their currencies (minor units, VAT included). */
type InvoiceSum = { count: number; totals: { currency: string; leftMinor: bigint }[] };
export type InvoiceSums = Record<Exclude<ShownState, "paid" | "cancelled">, InvoiceSum>;

/**
 * What a company is still to be paid, what of it is late, and what it has not issued yet. None is in two of them. A
 * credit note that is not settled takes off; a proforma is no debt, and counts among the drafts alone.
 */
export async function sumInvoices(company: Pick<ActingCompany, "id">): Promise<InvoiceSums> {
  const day = dateOf(today());
  const owed = { companyId: company.id, state: "issued", kind: { not: "proforma" } } as const;
  const [draft, issued, overdue] = await Promise.all([
    sum({ companyId: company.id, state: "draft" }),
    sum({ ...owed, dueOn: { gte: day } }),
    sum({ ...owed, dueOn: { lt: day } }),
  ]);
  return { draft, issued, overdue };
}

async function sum(where: Prisma.InvoiceWhereInput): Promise<InvoiceSum> {
  const groups = await db().invoice.groupBy({
    by: ["currency"],
    where,
    orderBy: { currency: "asc" },
    _count: true,
    _sum: { totalMinor: true, paidMinor: true },
  });
  return {
    count: groups.reduce((count, group) => count + group._count, 0),
    totals: groups.map(({ currency, _sum: { totalMinor, paidMinor } }) => ({
      currency,
      leftMinor: (totalMinor ?? 0n) - (paidMinor ?? 0n),
    })),
  };
}
