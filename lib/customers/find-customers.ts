import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { searchTerms } from "#lib/base/search-words.ts";
import { isUuid } from "#lib/base/uuid.ts";

const MOST = 20;
const shown = { id: true, name: true, city: true, registrationNo: true, currency: true } as const;

/** A customer as the editor of an invoice offers it. */
export type CustomerChoice = {
  id: string;
  name: string;
  city: string;
  registrationNo: string;
  currency: string;
};

/** The first customers that what is typed fits, by the alphabet: name, company ID, e-mail address, city or contacts. */
export async function findCustomers(
  company: ActingCompany,
  { search }: { search: string },
): Promise<CustomerChoice[]> {
  const terms = searchTerms(search);
  return db().customer.findMany({
    where: { companyId: company.id, ...(terms.length > 0 && { searchWords: { hasEvery: terms } }) },
    orderBy: [{ sortName: "asc" }, { id: "asc" }],
    take: MOST,
    select: shown,
  });
}

/** One of them; null where there is none, or it is another company's. */
export async function readCustomerChoice(company: ActingCompany, id: string): Promise<CustomerChoice | null> {
  if (!isUuid(id)) return null;
  return db().customer.findUnique({
    where: { companyId_id: { companyId: company.id, id } },
    select: shown,
  });
}
