import type { ActingCompany } from "#lib/base/acting-company.ts";
import { dayOf } from "#lib/base/dates.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { hasFollowers } from "../has-followers.ts";
import { lockInvoice } from "../lock-invoice.ts";
import { settleInvoice } from "./settle-invoice.ts";

/**
 * Takes a payment back that was recorded by mistake; an invoice that is no longer full is unpaid again.
 * What an invoice followed for is not taken from its proforma.
 * @param also what happens with it, in its transaction
 * @returns the invoice that it was of
 * @throws UserError notFound, also when it has been removed already; invoiceHasFollowers
 */
export async function removePayment(
  company: ActingCompany,
  { id }: { id: string },
  also: (tx: Tx) => Promise<void> = async () => {},
): Promise<{ invoiceId: string }> {
  const where = { companyId: company.id, id };
  return db().$transaction(async (tx) => {
    const payment = await tx.payment.findFirst({ where });
    if (!payment) throw new UserError("notFound");
    const { invoiceId, amountMinor, paidOn } = payment;
    const invoice = await lockInvoice(tx, company, invoiceId);
    if (invoice.kind === "proforma" && (await hasFollowers(tx, company, invoiceId)))
      throw new UserError("invoiceHasFollowers");
    const { count } = await tx.payment.deleteMany({ where });
    if (count === 0) throw new UserError("notFound");
    const state = await settleInvoice(tx, invoice);
    const amount = { amountMinor: amountMinor.toString(), currency: invoice.currency };
    await tx.auditEvent.create({
      data: {
        companyId: company.id,
        userId: company.userId,
        event: "invoice.paymentRemoved",
        subjectId: invoiceId,
        details: { paymentId: id, ...amount, paidOn: dayOf(paidOn), state },
      },
    });
    await also(tx);
    return { invoiceId };
  });
}
