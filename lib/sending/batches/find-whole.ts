import type { ActingCompany } from "#lib/base/acting-company.ts";
import { findPage } from "#lib/invoices/find-page.ts";
import { listSortOf } from "#lib/invoices/list-order.ts";
import { MOST_IN_BATCH } from "./choices.ts";
import type { WholeList } from "./schema.ts";

/** The documents of a whole list, in its order: one more at most than an order to send may hold. */
export async function findWhole(company: ActingCompany, { query }: WholeList): Promise<string[]> {
  const asked = { ...query, sort: listSortOf(query.sort) };
  const places = await findPage(company, asked, MOST_IN_BATCH + 1);
  return places.map(({ id }) => id);
}

/** How many they are, before anybody asks what sending them would come to. */
export async function countWhole(company: ActingCompany, whole: WholeList): Promise<{ count: number }> {
  const { length: count } = await findWhole(company, whole);
  return { count };
}
