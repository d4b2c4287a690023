import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { searchWords } from "#lib/base/search-words.ts";
import type { CustomerInput } from "./schema.ts";
import { sortName } from "./sort-name.ts";

/**
 * Creates a customer, or changes the one of `id`.
 * @throws UserError notFound
 */
export async function saveCustomer(company: ActingCompany, input: CustomerInput): Promise<{ id: string }> {
  const { id, ...fields } = input;
  if (!id) return createCustomer(db(), company, fields);
  return db().$transaction(async (tx) => {
    const data = withDerived(fields);
    const { count } = await tx.customer.updateMany({ where: { companyId: company.id, id }, data });
    if (count === 0) throw new UserError("notFound");
    // Drafts are found by their customer's present name; issued invoices keep the one they bear.
    const { searchWords } = data;
    await tx.invoice.updateMany({
      where: { companyId: company.id, customerId: id, state: "draft" },
      data: { searchWords },
    });
    return { id };
  });
}

/** Creates a customer within a transaction. */
export async function createCustomer(
  tx: Tx,
  company: ActingCompany,
  fields: Omit<CustomerInput, "id">,
): Promise<{ id: string }> {
  const data = { ...withDerived(fields), companyId: company.id };
  return tx.customer.create({ data, select: { id: true } });
}

/** A customer with what the database keeps beside it: how it is found, and where it stands in the alphabet. */
export function withDerived<T extends Omit<CustomerInput, "id">>(fields: T) {
  const { name, registrationNo, email, city } = fields;
  return { ...fields, searchWords: searchWords(name, registrationNo, email, city), sortName: sortName(name) };
}
