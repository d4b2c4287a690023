import type { ActingCompany } from "#lib/base/acting-company.ts";
import type { Tx } from "#lib/base/db.ts";
import { recordPayment } from "#lib/invoices/payments/record-payment.ts";
import { removePayment } from "#lib/invoices/payments/remove-payment.ts";
import type { PaymentInput } from "#lib/invoices/payments/schema.ts";
import { keepMailbox } from "#lib/mailbox/keep-mailbox.ts";
import { enqueueDelivery } from "#lib/outbox/enqueue.ts";
import { cancelWaiting } from "../cancel-waiting.ts";
import { keepLink } from "../links/create-link.ts";
import { planInvoice } from "../reminders/plan-reminders.ts";
import { takeBackSettled } from "../reminders/take-back.ts";
import { composeReceipt, type Receipt, receiptKey } from "./compose-receipt.ts";

/**
 * Records a payment, and with it orders its receipt where the person wants one. Once nothing is left, reminders that
 * still wait never go out.
 * @throws UserError as `recordPayment` of lib/invoices, and as `composeReceipt`: then nothing is recorded
 */
export async function recordPaymentAndMail(company: ActingCompany, input: PaymentInput): Promise<void> {
  const receipt = input.receipt ? await composeReceipt(company, input) : null;
  await recordPayment(company, input, async (tx) => {
    await takeBackSettled(tx, company, input.invoiceId);
    if (receipt) await enqueue(tx, company, input.invoiceId, receipt);
  });
}

async function enqueue(
  tx: Tx,
  company: ActingCompany,
  invoiceId: string,
  { order, link }: Receipt,
): Promise<void> {
  await keepMailbox(tx, company, order.mailboxId);
  const { created } = await enqueueDelivery(tx, company, order);
  if (link && created) await keepLink(tx, company, invoiceId, link);
}

/**
 * Takes a payment back, and its receipt as far as that still waits. What reminds of the invoice again is planned.
 * @throws UserError as `removePayment` of lib/invoices
 */
export async function removePaymentAndMail(company: ActingCompany, input: { id: string }): Promise<void> {
  const { invoiceId } = await removePayment(company, input, async (tx) => {
    await takeBackReceipt(tx, company, input.id);
  });
  // Shown at once; the worker would come to it in its next round.
  await planInvoice(company.id, invoiceId, new Date());
}

// Sent again to those who were refused, it has another key and the same Message-ID.
async function takeBackReceipt(tx: Tx, company: ActingCompany, paymentId: string): Promise<void> {
  const key = { companyId: company.id, idempotencyKey: receiptKey(paymentId) };
  const receipt = await tx.delivery.findUnique({
    where: { companyId_idempotencyKey: key },
    select: { invoiceId: true, messageId: true },
  });
  if (receipt) await cancelWaiting(tx, company, { ...receipt, kind: "receipt" });
}
