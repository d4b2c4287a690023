import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { creditInvoice } from "#lib/invoices/credit-invoice.ts";
import { issueInvoice } from "#lib/invoices/issue-invoice.ts";
import { paymentSchema } from "#lib/invoices/payments/schema.ts";
import { readInvoice } from "#lib/invoices/read-invoice.ts";
import { listInvoiceDeliveries } from "#lib/outbox/list-deliveries.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf } from "#testing/deliveries.ts";
import { RECIPIENT, readyToOrder, toldOf } from "#testing/mail-orders.ts";
import { openedPayment } from "#testing/payments.ts";
import { work } from "#testing/sender-at-work.ts";
import { cancelInvoiceAndMail } from "../cancel-invoice.ts";
import { prepareInvoiceMail } from "../prepare-invoice-mail.ts";
import { recordPaymentAndMail } from "../receipts/record-payment.ts";

await testDatabase();

const minute = 60_000;

/** An invoice whose mail waits until a person says that its time has come. */
async function waiting() {
  const ready = await readyToOrder();
  const { company } = ready;
  await db().company.update({ where: { id: company.id }, data: { undoSeconds: 3_600 } });
  const delivery = await ready.send();
  const comes = () =>
    db().delivery.update({
      where: { id: delivery.deliveryId },
      data: { dueAt: new Date(Date.now() - minute) },
    });
  return { ...ready, delivery: { id: delivery.deliveryId }, comes };
}

test("sending that is switched off keeps it, says so, and lets it go once it is on again", async () => {
  const { peer, sender, company, invoiceId, delivery, comes } = await waiting();
  const switched = (sendingEnabled: boolean) =>
    db().company.update({ where: { id: company.id }, data: { sendingEnabled } });
  await switched(false);
  await comes();
  expect(await work(sender)).toBeUndefined();
  expect(await listInvoiceDeliveries(company, invoiceId)).toMatchObject([
    { state: "queued", waitsFor: "sending" },
  ]);
  await switched(true);
  await work(sender);
  expect((await deliveryOf(delivery)).state).toBe("sent");
  expect(peer.caught).toHaveLength(1);
});

test("a mailbox that is refused keeps it with the reason; the composer says before that it fails", async () => {
  const { peer, sender, company, invoiceId, send, comes } = await waiting();
  const paused = (pausedReason: string | null) =>
    db().mailbox.update({ where: { id: sender.mailboxId }, data: { pausedReason } });
  await paused("diagnosis.badPassword");
  await comes();
  expect(await work(sender)).toBeUndefined();
  const invoice = await readInvoice(company, invoiceId);
  if (!invoice) throw new Error("the invoice is not there");
  expect((await prepareInvoiceMail(company, invoice)).senders).toMatchObject([{ failing: true }]);
  // It may be ordered all the same, and waits behind it.
  expect(await toldOf(send())).toBe("done");
  expect(await listInvoiceDeliveries(company, invoiceId)).toMatchObject([
    { state: "queued", waitsFor: "mailbox", reason: "diagnosis.badPassword" },
    { state: "queued", waitsFor: "mailbox", reason: "diagnosis.badPassword" },
  ]);
  await paused(null);
  await work(sender);
  expect(peer.caught).toHaveLength(1);
});

test("of a customer who has changed, or is mailed elsewhere now, it goes to whom it was ordered for", async () => {
  const { peer, sender, company, comes } = await waiting();
  const changed = { name: "Jiný název", email: "jinam@odberatel.example" };
  await db().customer.updateMany({ where: { companyId: company.id }, data: changed });
  await comes();
  await work(sender);
  expect(peer.caught[0]?.to).toEqual([RECIPIENT]);
});

test("of an invoice that is paid, or credited, it goes as it was ordered", async () => {
  const { peer, sender, company, invoiceId, delivery, comes } = await waiting();
  const { mimeSha256 } = await deliveryOf(delivery);
  const payment = await openedPayment(company, invoiceId, { amount: "100" });
  await recordPaymentAndMail(company, paymentSchema.parse(payment));
  const { id } = await creditInvoice(company, { id: invoiceId, reason: "Sleva" });
  await issueInvoice(company, { id });
  await comes();
  await work(sender);
  expect(await deliveryOf(delivery)).toMatchObject({ state: "sent", mimeSha256 });
  expect(peer.caught).toHaveLength(1);
});

test("of an invoice that is cancelled it never goes, and none is ordered any more", async () => {
  const { peer, sender, company, invoiceId, delivery, send, comes } = await waiting();
  await cancelInvoiceAndMail(company, { id: invoiceId, reason: "Omyl" });
  expect((await deliveryOf(delivery)).state).toBe("cancelled");
  await comes();
  expect(await work(sender)).toBeUndefined();
  expect(await toldOf(send())).toBe(" cancelledNotSent");
  expect(peer.caught).toHaveLength(0);
});
