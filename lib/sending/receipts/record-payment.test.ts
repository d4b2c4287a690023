import { expect, test } from "vitest";
import { today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import { creditInvoice } from "#lib/invoices/credit-invoice.ts";
import { leftToPay } from "#lib/invoices/payments/left-to-pay.ts";
import { paymentSchema } from "#lib/invoices/payments/schema.ts";
import { readInvoice } from "#lib/invoices/read-invoice.ts";
import { resendToRefused } from "#lib/outbox/resend-to-refused.ts";
import { givenCredit } from "#testing/credits.ts";
import { testDatabase } from "#testing/database.ts";
import { openedPayment } from "#testing/payments.ts";
import { givenDue, givenReminders } from "#testing/reminders.ts";
import { mannered, scripted, work } from "#testing/sender-at-work.ts";
import { issueDocument } from "../issue-document.ts";
import { remind } from "../reminders/reminding.ts";
import { readReceiptOffer } from "./receipt-offer.ts";
import { recordPaymentAndMail, removePaymentAndMail } from "./record-payment.ts";

await testDatabase();

const DUE = "2082-11-16";

async function ready() {
  const { peer, sender } = await mannered();
  const { company } = sender;
  return { peer, sender, company, invoiceId: await givenDue(company, DUE) };
}

const opened = async (...given: Parameters<typeof openedPayment>) =>
  paymentSchema.parse(await openedPayment(...given));
const deliveriesOf = (invoiceId: string) =>
  db().delivery.findMany({ where: { invoiceId }, orderBy: { id: "asc" } });

test("a payment and its receipt are one deed, however often it is clicked", async () => {
  const { peer, sender, company, invoiceId } = await ready();
  const payment = await opened(company, invoiceId, { receipt: true });
  await Promise.all(Array.from({ length: 5 }, () => recordPaymentAndMail(company, payment)));
  expect(await deliveriesOf(invoiceId)).toMatchObject([
    { kind: "receipt", idempotencyKey: `receipt:${payment.id}`, createdById: company.userId },
  ]);
  await work(sender);
  const mail = await peer.caught[0]?.parse();
  expect(peer.caught).toHaveLength(1);
  expect(mail?.to).toMatchObject({ text: "ucetni@kavarna-u-mlyna.example" });
  expect(mail?.attachments.filter(({ contentType }) => contentType === "application/pdf")).toEqual([]);
  expect(mail?.headers.has("auto-submitted")).toBe(false);
});

test("a receipt is offered where it can go out, ticked as the company wants it", async () => {
  const { company, invoiceId } = await ready();
  const offer = () => readReceiptOffer(company, invoiceId);
  expect(await offer()).toEqual({ ticked: false });
  await db().company.update({ where: { id: company.id }, data: { receiptByDefault: true } });
  expect(await offer()).toEqual({ ticked: true });
  await db().customer.updateMany({ where: { companyId: company.id }, data: { email: "" } });
  expect(await offer()).toBeNull();
});

test("without the tick nothing is sent", async () => {
  const { company, invoiceId } = await ready();
  await recordPaymentAndMail(company, await opened(company, invoiceId));
  expect(await deliveriesOf(invoiceId)).toEqual([]);
});

test("a payment that is taken back takes its receipt with it, as far as that still waits", async () => {
  const { peer, sender, company, invoiceId } = await ready();
  const first = await opened(company, invoiceId, { receipt: true, amount: "400" });
  await recordPaymentAndMail(company, first);
  await work(sender);
  const second = await opened(company, invoiceId, { receipt: true });
  await recordPaymentAndMail(company, second);
  await removePaymentAndMail(company, { id: second.id });
  await removePaymentAndMail(company, { id: first.id });
  expect((await deliveriesOf(invoiceId)).map(({ state }) => state)).toEqual(["sent", "cancelled"]);
  await work(sender);
  expect(peer.caught).toHaveLength(1);
  expect(await readInvoice(company, invoiceId)).toMatchObject({ state: "issued", paidMinor: 0n });
});

test("where no receipt can be sent, nothing is recorded and the reason is said", async () => {
  const { company, invoiceId } = await ready();
  const payment = await opened(company, invoiceId, { receipt: true });
  await db().company.update({ where: { id: company.id }, data: { sendingEnabled: false } });
  await expect(recordPaymentAndMail(company, payment)).rejects.toMatchObject({ problem: "sendingOff" });
  await db().company.update({ where: { id: company.id }, data: { sendingEnabled: true } });
  await db().customer.updateMany({ where: { companyId: company.id }, data: { email: "" } });
  await expect(recordPaymentAndMail(company, payment)).rejects.toMatchObject({ problem: "receiptNoAddress" });
  expect(await readInvoice(company, invoiceId)).toMatchObject({ state: "issued", paidMinor: 0n });
  await recordPaymentAndMail(company, { ...payment, receipt: false });
  expect(await readInvoice(company, invoiceId)).toMatchObject({ state: "paid", paidOn: today() });
});

test("once it is paid in full, a reminder that waits in the queue never goes out", async () => {
  const { peer, sender, company, invoiceId } = await ready();
  await givenReminders(company, ["3"]);
  await remind(new Date("2082-11-19T08:00:00Z"));
  await recordPaymentAndMail(company, await opened(company, invoiceId, { amount: "400" }));
  expect(await deliveriesOf(invoiceId)).toMatchObject([{ kind: "reminder", state: "queued" }]);
  await recordPaymentAndMail(company, await opened(company, invoiceId));
  expect(await deliveriesOf(invoiceId)).toMatchObject([{ kind: "reminder", state: "cancelled" }]);
  await work(sender);
  expect(peer.caught).toEqual([]);
});

test("what a credit note took back is not asked for in a receipt", async () => {
  const { peer, sender, company, invoiceId } = await ready();
  const { id } = await creditInvoice(company, { id: invoiceId, reason: "Sleva" });
  const taken = { unitPriceMinor: -40_000n, quantity: 1 };
  await db().invoiceLine.updateMany({ where: { invoiceId: id }, data: taken });
  await issueDocument(company, { id });
  const rest = await opened(company, invoiceId, { amount: "600", receipt: true });
  await recordPaymentAndMail(company, rest);
  await work(sender);
  const mail = await peer.caught[0]?.parse();
  expect(mail?.text).toContain("600,00");
  expect(mail?.text).not.toContain("400,00");
});

test("the dialog starts with what a credit note left, and only knows of what was there as it opened", async () => {
  const { company, invoiceId } = await ready();
  const before = await opened(company, invoiceId);
  await givenCredit(company, invoiceId, "400");
  await expect(recordPaymentAndMail(company, before)).rejects.toMatchObject({ problem: "paymentsChanged" });
  const invoice = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId } });
  expect(await leftToPay(company, invoice)).toBe(60_000n);
  await recordPaymentAndMail(company, await opened(company, invoiceId));
  expect(await readInvoice(company, invoiceId)).toMatchObject({ paidMinor: 60_000n });
});

test("a receipt that is sent again goes with its payment too, as long as it waits", async () => {
  const { sender } = await scripted({ moves: { rcpt: () => "550 5.1.1 No such user" } });
  const { company } = sender;
  const invoiceId = await givenDue(company, DUE);
  const payment = await opened(company, invoiceId, { receipt: true });
  await recordPaymentAndMail(company, payment);
  await work(sender);
  const [first] = await deliveriesOf(invoiceId);
  if (!first) throw new Error("no receipt");
  await resendToRefused(company, { id: first.id });
  await removePaymentAndMail(company, { id: payment.id });
  expect((await deliveriesOf(invoiceId)).map(({ state }) => state)).toEqual(["rejected", "cancelled"]);
});
