import type { ActingCompany } from "#lib/base/acting-company.ts";
import { type Day, dayOf, today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import type { Prisma } from "#prisma/client/client.ts";
import type { DocumentKind } from "#prisma/client/enums.ts";
import { findPage, type InvoiceQuery } from "./find-page.ts";
import { parseParties } from "./parties.ts";
import { type ShownState, shownState } from "./state.ts";

export type { InvoiceQuery } from "./find-page.ts";

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
export type InvoicePage = { rows: InvoiceRow[]; next: string | null };

/** One page of invoices, the newest first unless asked otherwise; `after` is the `next` of the page before. */
export async function listInvoices(
  company: ActingCompany,
  query: InvoiceQuery & { size?: number } = {},
): Promise<InvoicePage> {
  const size = query.size ?? PAGE_SIZE;
  const places = await findPage(company, query, size + 1);
  const shown = places.slice(0, size).map(({ id }) => id);
  const found = await db().invoice.findMany({
    where: { companyId: company.id, id: { in: shown } },
    include: { customer: { select: { name: true } } },
    omit: { searchWords: true },
  });
  const [day, byId] = [today(), new Map(found.map((row) => [row.id, row]))];
  const rows = shown.flatMap((id) => byId.get(id) ?? []).map((row) => rowOf(row, day));
  return { rows, next: places.length > size ? (shown.at(-1) ?? null) : null };
}

type FoundRow = Prisma.InvoiceGetPayload<{
  include: { customer: { select: { name: true } } };
  omit: { searchWords: true };
}>;

function rowOf(row: FoundRow, day: Day): InvoiceRow {
  const { id, kind, number, currency, totalMinor } = row;
  const dueOn = dayOf(row.dueOn);
  return {
    ...{ id, kind, number, currency, totalMinor, dueOn },
    state: shownState({ state: row.state, kind, dueOn }, day),
    customerName: row.parties ? parseParties(row.parties).buyer.name : row.customer.name,
    issuedOn: row.issuedOn && dayOf(row.issuedOn),
    leftMinor: row.state === "issued" && row.paidMinor !== 0n ? totalMinor - row.paidMinor : null,
  };
}
