import type { ActingCompany } from "#lib/base/acting-company.ts";
import type { Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { hasFollowers } from "./has-followers.ts";
import { lockInvoice } from "./lock-invoice.ts";

/**
 * Cancels an issued document within a transaction: it keeps its number and nobody has to pay it. Why, when and by
 * whom stands in its audit event. Cancelling it twice is cancelling it.
 * @throws UserError notFound, draftNotCancelled, invoiceHasPayments, invoiceHasFollowers
 */
export async function cancelInvoice(
  tx: Tx,
  company: ActingCompany,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const { state, number, kind } = await lockInvoice(tx, company, id);
  if (state === "cancelled") return;
  if (state === "draft") throw new UserError("draftNotCancelled");
  const companyId = company.id;
  if (await tx.payment.count({ where: { companyId, invoiceId: id } }))
    throw new UserError("invoiceHasPayments");
  if (await hasFollowers(tx, company, id)) throw new UserError("invoiceHasFollowers");
  const where = { companyId_id: { companyId, id } };
  // One of zero is paid without a payment.
  if (state === "paid") await tx.invoice.update({ where, data: { state: "issued", paidOn: null } });
  // A credit note keeps the reason that is printed on it.
  const data = { state: "cancelled", ...(kind !== "creditNote" && { reason }) } as const;
  await tx.invoice.update({ where, data });
  const details = { number, reason };
  await tx.auditEvent.create({
    data: { companyId, userId: company.userId, event: "invoice.cancelled", subjectId: id, details },
  });
}
