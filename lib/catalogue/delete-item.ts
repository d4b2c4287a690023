import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";

/**
 * Deletes an item. Invoices keep what was filled from it.
 * @throws UserError notFound
 */
export async function deleteItem(company: ActingCompany, { id }: { id: string }): Promise<void> {
  const { count } = await db().catalogueItem.deleteMany({ where: { companyId: company.id, id } });
  if (count === 0) throw new UserError("notFound");
}
