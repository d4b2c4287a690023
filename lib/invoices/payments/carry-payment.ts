import type { ActingCompany } from "#lib/base/acting-company.ts";
import { dayOf } from "#lib/base/dates.ts";
import type { Tx } from "#lib/base/db.ts";
import { lockInvoice } from "../lock-invoice.ts";
import { settleInvoice } from "./settle-invoice.ts";

/**
 * An invoice that follows a paid proforma has been paid with it: within the transaction of its issue it takes over
 * the sum and the day. Other documents pass.
 */
export async function carryPayment(
  tx: Tx,
  company: ActingCompany,
  { id, kind, originId }: { id: string; kind: string; originId: string | null },
): Promise<void> {
  if (kind !== "invoice" || !originId) return;
  // Locked, so that a payment that is being recorded for it is either in the sum or comes too late.
  const proforma = await lockInvoice(tx, company, originId);
  const { paidOn, paidMinor: amountMinor, number } = proforma;
  if (proforma.kind !== "proforma" || !paidOn || amountMinor === 0n) return;
  const scope = { companyId: company.id, invoiceId: id, createdById: company.userId };
  const payment = await tx.payment.create({ data: { ...scope, paidOn, amountMinor, note: number ?? "" } });
  const invoice = await lockInvoice(tx, company, id);
  const now = await settleInvoice(tx, invoice);
  const details = {
    ...{ paymentId: payment.id, amountMinor: amountMinor.toString(), currency: invoice.currency },
    ...{ paidOn: dayOf(paidOn), proforma: number },
  };
  const event = { companyId: company.id, userId: company.userId, subjectId: id, details };
  await tx.auditEvent.create({ data: { ...event, event: "invoice.paymentRecorded" } });
  if (now === "paid") await tx.auditEvent.create({ data: { ...event, event: "invoice.paid" } });
}
