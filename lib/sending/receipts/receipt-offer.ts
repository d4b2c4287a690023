import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { recipientsFor } from "#lib/customers/contacts/recipients-for.ts";
import { readMailCustomer } from "../mail-customer.ts";

/** Whether the dialog of a payment offers a receipt, and whether it is ticked from the start. */
export type ReceiptOffer = { ticked: boolean } | null;

/** A receipt is offered where it can go out: sending is on, has a mailbox, and the customer an address. */
export async function readReceiptOffer(
  { id }: Pick<ActingCompany, "id">,
  invoiceId: string,
): Promise<ReceiptOffer> {
  const [customer, company, mailbox] = await Promise.all([
    readMailCustomer(id, invoiceId),
    db().company.findUniqueOrThrow({ where: { id }, select: { receiptByDefault: true } }),
    db().mailbox.findFirst({ where: { companyId: id, removedAt: null }, select: { id: true } }),
  ]);
  if (!customer?.sendingEnabled || !mailbox) return null;
  const { to } = recipientsFor(customer, "invoices");
  return to.length > 0 ? { ticked: company.receiptByDefault } : null;
}
