import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";

/**
 * Deletes a customer who has no invoice.
 * @throws UserError notFound, customerHasInvoices
 */
export async function deleteCustomer(company: ActingCompany, { id }: { id: string }): Promise<void> {
  const where = { companyId: company.id, id };
  // One statement: an invoice that appears meanwhile makes the foreign key refuse, and nothing is lost.
  const { count } = await db().customer.deleteMany({ where: { ...where, invoices: { none: {} } } });
  if (count > 0) return;
  const exists = await db().customer.count({ where });
  throw new UserError(exists ? "customerHasInvoices" : "notFound");
}
