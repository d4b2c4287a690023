import type { ActingCompany } from "#lib/base/acting-company.ts";
import type { Tx } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import type { Contact } from "./schema.ts";

/** Puts these contacts in the place of a customer's former ones; nothing else refers to them. */
export async function saveContacts(
  tx: Tx,
  { id: companyId }: ActingCompany,
  customerId: string,
  contacts: Contact[],
): Promise<void> {
  await tx.customerContact.deleteMany({ where: { companyId, customerId } });
  await tx.customerContact.createMany({
    data: contacts.map((contact, position) => ({
      ...contact,
      id: newUuid(),
      companyId,
      customerId,
      position,
    })),
  });
}
