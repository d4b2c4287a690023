import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { searchTerms } from "#lib/base/search-words.ts";
import { isUuid } from "#lib/base/uuid.ts";
import type { Prisma } from "#prisma/client/client.ts";

const PAGE_SIZE = 50;
const rowFields = {
  id: true,
  name: true,
  city: true,
  country: true,
  registrationNo: true,
  email: true,
} as const;

export type CustomerRow = Prisma.CustomerGetPayload<{ select: typeof rowFields }>;
export type CustomerPage = { rows: CustomerRow[]; next: string | null };

/**
 * One page of customers by the alphabet; `after` is the `next` of the page before. The search looks at
 * the beginnings of words of name, company ID, e-mail address, city and contacts, without case and accents.
 */
export async function listCustomers(
  company: ActingCompany,
  query: { search?: string; after?: string } = {},
): Promise<CustomerPage> {
  const terms = searchTerms(query.search ?? "");
  const found = await db().customer.findMany({
    where: {
      companyId: company.id,
      ...(terms.length > 0 && { searchWords: { hasEvery: terms } }),
      ...(await afterCustomer(company, query.after)),
    },
    orderBy: [{ sortName: "asc" }, { id: "asc" }],
    take: PAGE_SIZE + 1,
    select: rowFields,
  });
  const rows = found.slice(0, PAGE_SIZE);
  return { rows, next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null };
}

// The redundant bound on `sortName` alone is what lets the index begin at the right place.
async function afterCustomer(company: ActingCompany, id?: string): Promise<Prisma.CustomerWhereInput> {
  if (!id || !isUuid(id)) return {};
  const last = await db().customer.findUnique({ where: { companyId_id: { companyId: company.id, id } } });
  if (!last) return {};
  const { sortName } = last;
  return { sortName: { gte: sortName }, OR: [{ sortName: { gt: sortName } }, { id: { gt: id } }] };
}
