import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { searchTerms } from "#lib/base/search-words.ts";
import { isUuid } from "#lib/base/uuid.ts";
import type { Prisma } from "#prisma/client/client.ts";
import { itemFields, shownItem } from "./read-item.ts";

const PAGE_SIZE = 50;

/**
 * One page of the catalogue by the alphabet; `after` is the `next` of the page before. The search looks at the
 * beginnings of words of the description, without case and accents.
 */
export async function listItems(company: ActingCompany, query: { search?: string; after?: string } = {}) {
  const found = await db().catalogueItem.findMany({
    where: {
      companyId: company.id,
      ...withWords(query.search ?? ""),
      ...(await afterItem(company, query.after)),
    },
    orderBy: [{ sortName: "asc" }, { id: "asc" }],
    take: PAGE_SIZE + 1,
    select: itemFields,
  });
  const rows = found.slice(0, PAGE_SIZE).map(shownItem);
  return { rows, next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null };
}

/** What finds items whose description has all these beginnings of words. */
export function withWords(search: string): Prisma.CatalogueItemWhereInput {
  const terms = searchTerms(search);
  return terms.length > 0 ? { searchWords: { hasEvery: terms } } : {};
}

// The redundant bound on `sortName` alone is what lets the index begin at the right place.
async function afterItem(company: ActingCompany, id?: string): Promise<Prisma.CatalogueItemWhereInput> {
  if (!id || !isUuid(id)) return {};
  const where = { companyId_id: { companyId: company.id, id } };
  const last = await db().catalogueItem.findUnique({ where, select: { sortName: true } });
  if (!last) return {};
  const { sortName } = last;
  return { sortName: { gte: sortName }, OR: [{ sortName: { gt: sortName } }, { id: { gt: id } }] };
}
