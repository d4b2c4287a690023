import type { ActingCompany } from "#lib/base/acting-company.ts";
import type { Tx } from "#lib/base/db.ts";
import { recordPayment } from "#lib/invoices/payments/record-payment.ts";
import { removePayment } from "#lib/invoices/payments/remove-payment.ts";
import type { PaymentInput } from "#lib/invoices/payments/schema.ts";
import { keepMailbox } from "#lib/mailbox/keep-mailbox.ts";
import { type DeliveryOrder, enqueueDelivery } from "#lib/outbox/enqueue.ts";
import { cancelWaiting } from "../cancel-waiting.ts";
import { composeReceipt, receiptKey } from "./compose-receipt.ts";

/**
 * Records a payment, and with it orders its receipt where the person wants one. Once nothing is left, reminders that
 * still wait never go out.
 * @throws UserError as `recordPayment` of lib/invoices, and as `composeReceipt`: then nothing is recorded
 */
export async function recordPaymentAndMail(company: ActingCompany, input: PaymentInput): Promise<void> {
  const receipt = input.receipt ? await composeReceipt(company, input) : null;
  await recordPayment(company, input, async (tx, now) => {
    if (now === "paid") await cancelWaiting(tx, company, { invoiceId: input.invoiceId, kind: "reminder" });
    if (receipt) await order(tx, company, receipt);
  });
}

async function order(tx: Tx, company: ActingCompany, receipt: DeliveryOrder): Promise<void> {
  await keepMailbox(tx, company, receipt.mailboxId);
  await enqueueDelivery(tx, company, receipt);
}

/**
 * Takes a payment back, and its receipt as far as that still waits.
 * @throws UserError as `removePayment` of lib/invoices
 */
export async function removePaymentAndMail(company: ActingCompany, input: { id: string }): Promise<void> {
  await removePayment(company, input, (tx) =>
    cancelWaiting(tx, company, { idempotencyKey: receiptKey(input.id) }),
  );
}
