import type { ActingCompany } from "#lib/base/acting-company.ts";
import { today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { type InvoiceQuery, invoiceFilter, newestFirst, olderThan } from "./list-invoices.ts";
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
  const filter = invoiceFilter(company, query, today());
  for (let last: { id: string; createdAt: Date } | undefined; ; ) {
    const rows = await db().invoice.findMany({
      where: { AND: [filter, last ? olderThan(last) : {}] },
      orderBy: newestFirst,
      take: pageSize,
      include: invoiceParts,
    });
    if (rows.length > 0)
      yield rows.map((row) =>
        invoiceOf(row, row.parties ? parseParties(row.parties) : partiesOf(seller, row.customer)),
      );
    if (rows.length < pageSize) return;
    last = rows.at(-1);
  }
}
