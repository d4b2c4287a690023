import type { ActingCompany } from "#lib/base/acting-company.ts";
import { type Day, dayOf } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import { isUuid } from "#lib/base/uuid.ts";

export type PaymentView = { id: string; paidOn: Day; amountMinor: bigint; note: string };

/** The payments of an invoice, the first one first. */
export async function listPayments(company: ActingCompany, invoiceId: string): Promise<PaymentView[]> {
  if (!isUuid(invoiceId)) return [];
  const rows = await db().payment.findMany({
    where: { companyId: company.id, invoiceId },
    orderBy: [{ paidOn: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, paidOn, amountMinor, note }) => ({ id, paidOn: dayOf(paidOn), amountMinor, note }));
}
