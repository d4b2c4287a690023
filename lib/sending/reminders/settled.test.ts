import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { paymentSchema } from "#lib/invoices/payments/schema.ts";
import { givenCredit as credit } from "#testing/credits.ts";
import { testDatabase } from "#testing/database.ts";
import { openedPayment } from "#testing/payments.ts";
import { givenDue, givenReminders } from "#testing/reminders.ts";
import { mannered, work } from "#testing/sender-at-work.ts";
import { recordPaymentAndMail, removePaymentAndMail } from "../receipts/record-payment.ts";
import { remindersOf } from "./reminders-of.ts";
import { remind } from "./reminding.ts";

await testDatabase();

const at = (moment: string) => new Date(moment);
const TIME = at("2082-11-19T08:00:00Z");

/** An invoice of 1,000 crowns whose first reminder waits in the queue. */
async function ready() {
  const { peer, sender } = await mannered();
  const { company } = sender;
  await givenReminders(company, ["3", "10"]);
  const invoiceId = await givenDue(company, "2082-11-16");
  await remind(TIME);
  const pay = async (fields: Parameters<typeof openedPayment>[2] = {}) => {
    const payment = paymentSchema.parse(await openedPayment(company, invoiceId, fields));
    await recordPaymentAndMail(company, payment);
    return payment.id;
  };
  const deliveries = async () =>
    (await db().delivery.findMany({ where: { invoiceId }, orderBy: { id: "asc" } })).map(
      ({ idempotencyKey, state }) => `${idempotencyKey.replace(invoiceId, "…")} ${state}`,
    );
  const states = async () =>
    (await remindersOf(company, invoiceId)).map(({ step, state }) => `${step} ${state}`);
  return { peer, sender, company, invoiceId, pay, deliveries, states };
}

test("a credit note of the whole takes back the reminder that waits, as it is issued", async () => {
  const { peer, sender, company, invoiceId, deliveries, states } = await ready();
  await credit(company, invoiceId);
  expect(await deliveries()).toEqual(["reminder:…:1 cancelled"]);
  expect(await states()).toEqual([]);
  await remind(at("2082-11-26T08:00:00Z"));
  await work(sender);
  expect(peer.caught).toEqual([]);
});

test("a credit note of a part lets it go, and the next one asks for what is left", async () => {
  const { peer, sender, company, invoiceId, deliveries } = await ready();
  await credit(company, invoiceId, "400");
  expect(await deliveries()).toEqual(["reminder:…:1 queued"]);
  await work(sender);
  await remind(at("2082-11-26T08:00:00Z"));
  await work(sender);
  const text = (await peer.caught[1]?.parse())?.text ?? "";
  expect(text).toContain("600,00");
  expect(text).not.toContain("1 000,00");
});

test("a payment of what a credit note left takes it back too", async () => {
  const { company, invoiceId, pay, deliveries } = await ready();
  await credit(company, invoiceId, "400");
  await pay({ amount: "600" });
  expect(await deliveries()).toEqual(["reminder:…:1 cancelled"]);
});

test("once the payment is removed, it is planned again and goes, once", async () => {
  const { peer, sender, company, pay, deliveries, states } = await ready();
  const payment = await pay();
  expect(await deliveries()).toEqual(["reminder:…:1 cancelled"]);
  await remind(at("2082-11-19T08:05:00Z"));
  await removePaymentAndMail(company, { id: payment });
  expect(await states()).toEqual(["1 planned", "2 planned"]);
  for (const minute of ["10", "15"]) await remind(at(`2082-11-19T08:${minute}:00Z`));
  expect(await deliveries()).toEqual(["reminder:…:1 cancelled", "reminder:…:1:2 queued"]);
  await work(sender);
  expect(peer.caught).toHaveLength(1);
  // What went out is not taken back, and does not come again.
  await removePaymentAndMail(company, { id: await pay() });
  await remind(at("2082-11-19T08:20:00Z"));
  expect(await deliveries()).toHaveLength(2);
  expect(await states()).toEqual(["1 sent", "2 planned"]);
});

test("when that comes days later, a person is asked", async () => {
  const { company, pay, deliveries, states } = await ready();
  const payment = await pay();
  await remind(at("2082-11-21T08:00:00Z"));
  await removePaymentAndMail(company, { id: payment });
  await remind(at("2082-11-21T08:05:00Z"));
  expect(await states()).toEqual(["1 missed", "2 planned"]);
  expect(await deliveries()).toHaveLength(1);
});

test("a credit note and the round of reminders at once: nothing that is settled goes out", async () => {
  for (let round = 0; round < 5; round++) {
    const { peer, sender, company, invoiceId } = await ready();
    await Promise.all([credit(company, invoiceId), remind(at("2082-11-26T08:00:00Z"))]);
    await work(sender);
    expect(peer.caught).toEqual([]);
  }
});
