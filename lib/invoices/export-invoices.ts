import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { findPage, type InvoiceQuery, type Place } from "./find-page.ts";
import { parseParties, partiesOf } from "./parties.ts";
import { type Invoice, invoiceOf, invoiceParts } from "./read-invoice.ts";

const PAGE_SIZE = 50;

/**
 * All documents that the list shows for the same query, a page at a time, the newest first: however many they are,
 * no more than a page is held. Later pages see what has changed meanwhile, and no document comes twice.
 */
export async function* exportInvoices(
  company: ActingCompany,
  query: Pick<InvoiceQuery, "search" | "kind" | "state">,
  pageSize = PAGE_SIZE,
): AsyncGenerator<Invoice[]> {
  const seller = await readCompany(company.id);
  for (let last: Place | undefined; ; ) {
    const places = await findPage(company, { ...query, after: last }, pageSize);
    const rows = await db().invoice.findMany({
      where: { companyId: company.id, id: { in: places.map(({ id }) => id) } },
      include: invoiceParts,
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    if (rows.length > 0)
      yield places
        .flatMap(({ id }) => byId.get(id) ?? [])
        .map((row) =>
          invoiceOf(row, row.parties ? parseParties(row.parties) : partiesOf(seller, row.customer, row)),
        );
    if (places.length < pageSize) return;
    last = places.at(-1);
  }
}
