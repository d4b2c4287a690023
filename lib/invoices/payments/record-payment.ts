import type { ActingCompany } from "#lib/base/acting-company.ts";
import { dateOf } from "#lib/base/dates.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import type { Invoice } from "#prisma/client/client.ts";
import { lockInvoice } from "../lock-invoice.ts";
import { leftToPay } from "./left-to-pay.ts";
import type { PaymentInput } from "./schema.ts";
import { settleInvoice } from "./settle-invoice.ts";

/**
 * Records a payment of an issued invoice, which is paid once nothing is left. The same payment twice (a double
 * click, a replay) is one; of two who saw the same amount left, the second is refused.
 * @throws UserError notFound, invoiceNotIssued, paymentsChanged, proformaHasInvoice once the invoice that follows a
 *   proforma is issued: money that comes later belongs to that one
 * @param also what happens with it, in its transaction, once
 */
export async function recordPayment(
  company: ActingCompany,
  input: Omit<PaymentInput, "receipt">,
  also: (tx: Tx) => Promise<void> = async () => {},
): Promise<void> {
  await db().$transaction(async (tx) => {
    const invoice = await lockInvoice(tx, company, input.invoiceId);
    if (await isRecorded(tx, company, input)) return;
    const { state, currency } = invoice;
    if (state !== "issued" && state !== "paid") throw new UserError("invoiceNotIssued");
    await requireNoInvoiceOf(tx, invoice);
    if ((await leftToPay(company, invoice, tx)) !== input.leftMinor) throw new UserError("paymentsChanged");
    const { id, invoiceId, amount, paidOn, note } = input;
    const scope = { companyId: company.id, invoiceId };
    await tx.payment.create({
      data: {
        ...{ id, ...scope, amountMinor: amount, note },
        paidOn: dateOf(paidOn),
        createdById: company.userId,
      },
    });
    const now = await settleInvoice(tx, invoice);
    const details = { paymentId: id, amountMinor: amount.toString(), currency, paidOn };
    const event = { companyId: company.id, userId: company.userId, subjectId: invoiceId, details };
    await tx.auditEvent.create({ data: { ...event, event: "invoice.paymentRecorded" } });
    if (now === "paid" && state !== "paid")
      await tx.auditEvent.create({ data: { ...event, event: "invoice.paid" } });
    await also(tx);
  });
}

async function requireNoInvoiceOf(tx: Tx, { companyId, id, kind }: Invoice): Promise<void> {
  if (kind !== "proforma") return;
  const follower = await tx.invoice.findFirst({
    where: { companyId, originId: id, state: { in: ["issued", "paid"] } },
    select: { number: true },
  });
  const number = follower?.number;
  if (number) throw new UserError("proformaHasInvoice", { params: { number } });
}

async function isRecorded(
  tx: Tx,
  company: ActingCompany,
  { id, invoiceId }: Pick<PaymentInput, "id" | "invoiceId">,
): Promise<boolean> {
  return (await tx.payment.count({ where: { companyId: company.id, invoiceId, id } })) > 0;
}
