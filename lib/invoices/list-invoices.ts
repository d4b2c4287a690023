import type { ActingCompany } from "#lib/base/acting-company.ts";
import { type Day, dateOf, dayOf, today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import { searchTerms } from "#lib/base/search-words.ts";
import { isUuid } from "#lib/base/uuid.ts";
import type { Prisma } from "#prisma/client/client.ts";
import type { DocumentKind } from "#prisma/client/enums.ts";
import { parseParties } from "./parties.ts";
import { type ShownState, shownState } from "./state.ts";

const PAGE_SIZE = 50;

export type InvoiceRow = {
  id: string;
  kind: DocumentKind;
  state: ShownState;
  number: string | null;
  customerName: string;
  issuedOn: Day | null;
  dueOn: Day;
  currency: string;
  totalMinor: bigint;
  /** Set where it is paid in part. */
  leftMinor: bigint | null;
};
export type InvoiceQuery = {
  search?: string;
  state?: ShownState | undefined;
  kind?: DocumentKind | undefined;
  after?: string;
  /** How many on the page. */
  size?: number;
};
export type InvoicePage = { rows: InvoiceRow[]; next: string | null };

/**
 * One page of invoices, the newest first; `after` is the `next` of the page before. The search looks at the
 * number and the beginnings of words of the customer, without case and accents.
 */
export async function listInvoices(company: ActingCompany, query: InvoiceQuery = {}): Promise<InvoicePage> {
  const day = today();
  const size = query.size ?? PAGE_SIZE;
  const found = await db().invoice.findMany({
    where: { ...invoiceFilter(company, query, day), ...(await afterInvoice(company, query.after)) },
    orderBy: newestFirst,
    take: size + 1,
    include: { customer: { select: { name: true } } },
  });
  const rows = found.slice(0, size).map((row) => rowOf(row, day));
  return { rows, next: found.length > size ? (rows.at(-1)?.id ?? null) : null };
}

export const newestFirst = [
  { createdAt: "desc" },
  { id: "desc" },
] satisfies Prisma.InvoiceOrderByWithRelationInput[];

/** The documents that a query asks for, whatever the page. */
export function invoiceFilter(
  company: ActingCompany,
  { search, kind, state }: InvoiceQuery,
  day: Day,
): Prisma.InvoiceWhereInput {
  const terms = searchTerms(search ?? "");
  return {
    companyId: company.id,
    ...(terms.length > 0 && { searchWords: { hasEvery: terms } }),
    ...(kind && { kind }),
    ...(state && inState(state, day)),
  };
}

function inState(state: ShownState, day: Day): Prisma.InvoiceWhereInput {
  if (state === "overdue") return { state: "issued", dueOn: { lt: dateOf(day) } };
  if (state === "issued") return { state, dueOn: { gte: dateOf(day) } };
  return { state };
}

async function afterInvoice(company: ActingCompany, id?: string): Promise<Prisma.InvoiceWhereInput> {
  if (!id || !isUuid(id)) return {};
  const last = await db().invoice.findUnique({
    where: { companyId_id: { companyId: company.id, id } },
    select: { id: true, createdAt: true },
  });
  return last ? olderThan(last) : {};
}

/** Those that come after this one, the newest first. */
export function olderThan({ id, createdAt }: { id: string; createdAt: Date }): Prisma.InvoiceWhereInput {
  // The redundant bound on `createdAt` alone is what lets the index begin at the right place.
  return { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }] };
}

type FoundRow = Prisma.InvoiceGetPayload<{ include: { customer: { select: { name: true } } } }>;

function rowOf(row: FoundRow, day: Day): InvoiceRow {
  const { id, kind, number, currency, totalMinor } = row;
  const dueOn = dayOf(row.dueOn);
  return {
    ...{ id, kind, number, currency, totalMinor, dueOn },
    state: shownState(row.state, dueOn, day),
    customerName: row.parties ? parseParties(row.parties).buyer.name : row.customer.name,
    issuedOn: row.issuedOn && dayOf(row.issuedOn),
    leftMinor: row.state === "issued" && row.paidMinor !== 0n ? totalMinor - row.paidMinor : null,
  };
}
