import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { isUuid } from "#lib/base/uuid.ts";
import type { Customer, CustomerContact } from "#prisma/client/client.ts";

export type CustomerWithContacts = Customer & { contacts: CustomerContact[] };

/** One customer of the company with its contacts; null when there is none, or it is another company's. */
export async function readCustomer(company: ActingCompany, id: string): Promise<CustomerWithContacts | null> {
  if (!isUuid(id)) return null;
  return db().customer.findUnique({
    where: { companyId_id: { companyId: company.id, id } },
    include: { contacts: { orderBy: { position: "asc" } } },
  });
}
