import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { isUuid } from "#lib/base/uuid.ts";
import type { Customer } from "#prisma/client/client.ts";

export type { Customer };

/** One customer of the company; null when there is none, or it is another company's. */
export async function readCustomer(company: ActingCompany, id: string): Promise<Customer | null> {
  return isUuid(id)
    ? db().customer.findUnique({ where: { companyId_id: { companyId: company.id, id } } })
    : null;
}
