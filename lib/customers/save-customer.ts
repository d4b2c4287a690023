import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { searchWords } from "#lib/base/search-words.ts";
import { saveContacts } from "./contacts/save-contacts.ts";
import type { Contact } from "./contacts/schema.ts";
import type { CustomerInput } from "./schema.ts";
import { sortName } from "./sort-name.ts";

/**
 * Creates a customer, or changes the one of `id`.
 * @throws UserError notFound
 */
export async function saveCustomer(company: ActingCompany, input: CustomerInput): Promise<{ id: string }> {
  const { id, contacts, ...fields } = input;
  if (!id) return db().$transaction((tx) => createCustomer(tx, company, { ...fields, contacts }));
  return db().$transaction(async (tx) => {
    const known =
      contacts ?? (await tx.customerContact.findMany({ where: { companyId: company.id, customerId: id } }));
    const data = withDerived(fields, known);
    const { count } = await tx.customer.updateMany({ where: { companyId: company.id, id }, data });
    if (count === 0) throw new UserError("notFound");
    if (contacts) await saveContacts(tx, company, id, contacts);
    // Drafts are found by their customer's present name; issued invoices keep the one they bear.
    const { searchWords } = data;
    await tx.invoice.updateMany({
      where: { companyId: company.id, customerId: id, state: "draft" },
      data: { searchWords },
    });
    return { id };
  });
}

/** Creates a customer within a transaction, with contacts and all. */
export async function createCustomer(
  tx: Tx,
  company: ActingCompany,
  { contacts, ...fields }: Omit<CustomerInput, "id">,
): Promise<{ id: string }> {
  const data = { ...withDerived(fields, contacts), companyId: company.id };
  const { id } = await tx.customer.create({ data, select: { id: true } });
  if (contacts) await saveContacts(tx, company, id, contacts);
  return { id };
}

/** A customer with what the database keeps beside it: how it is found, and where it stands in the alphabet. */
export function withDerived<T extends Pick<CustomerInput, "name" | "registrationNo" | "email" | "city">>(
  fields: T,
  contacts: Pick<Contact, "name" | "email">[] = [],
) {
  const { name, registrationNo, email, city } = fields;
  const words = [[name, registrationNo, email, city], ...contacts.map((each) => [each.name, each.email])];
  return {
    ...fields,
    searchWords: [...new Set(words.flatMap((texts) => searchWords(...texts)))],
    sortName: sortName(name),
  };
}
