import type { ActingCompany } from "#lib/base/acting-company.ts";
import { today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { leftToPay } from "#lib/invoices/payments/left-to-pay.ts";
import { recordPayment } from "#lib/invoices/payments/record-payment.ts";
import { type PaymentForm, paymentSchema } from "#lib/invoices/payments/schema.ts";

/** Records a payment as the dialog would, today and of all that is left unless told otherwise. @returns its id */
export async function givenPayment(
  company: ActingCompany,
  invoiceId: string,
  fields: Partial<PaymentForm> = {},
): Promise<string> {
  const form = await openedPayment(company, invoiceId, fields);
  await recordPayment(company, paymentSchema.parse(form));
  return form.id;
}

/** What the dialog holds when it has just been opened, and a person changed these fields. */
export async function openedPayment(
  company: ActingCompany,
  invoiceId: string,
  fields: Partial<PaymentForm> = {},
): Promise<PaymentForm> {
  const row = await db().invoice.findFirst({ where: { companyId: company.id, id: invoiceId } });
  const left = row ? await leftToPay(company, row) : 0n;
  const amount = `${left < 0n ? "-" : ""}${String(left < 0n ? -left : left).padStart(3, "0")}`;
  return {
    ...{ id: newUuid(), invoiceId, leftMinor: String(left), paidOn: today(), note: "" },
    amount: `${amount.slice(0, -2)},${amount.slice(-2)}`,
    ...fields,
  };
}
