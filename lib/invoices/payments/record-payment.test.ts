import { expect, test } from "vitest";
import { addDays, dateOf, today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { eventually } from "#testing/eventually.ts";
import { givenDraft } from "#testing/invoices.ts";
import { givenPayment, openedPayment } from "#testing/payments.ts";
import { waitingForLocks } from "#testing/waiting-for-locks.ts";
import { invoiceFromProforma } from "../invoice-from-proforma.ts";
import { issueInvoice } from "../issue-invoice.ts";
import { listInvoices } from "../list-invoices.ts";
import { lockInvoice } from "../lock-invoice.ts";
import { readInvoice } from "../read-invoice.ts";
import { listPayments } from "./list-payments.ts";
import { recordPayment } from "./record-payment.ts";
import { removePayment } from "./remove-payment.ts";
import { paymentSchema } from "./schema.ts";
import { settleInvoice } from "./settle-invoice.ts";

await testDatabase();

/** An issued invoice of this price. */
async function issued(unitPrice = "1000", quantity = "1") {
  const company = await testCompany();
  const lines = [{ description: "Práce", quantity, unit: "", unitPrice, discount: "", vatRate: "0" }];
  const id = await givenDraft(company, { lines });
  await issueInvoice(company, { id });
  return { company, id };
}

const eventsOf = async (subjectId: string) =>
  (await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map(
    ({ event }) => event,
  );

test("all that is left, today: the invoice is paid, and an event says how much", async () => {
  const { company, id } = await issued();
  const payment = await givenPayment(company, id);
  expect(await readInvoice(company, id)).toMatchObject({
    ...{ state: "paid", paidOn: today(), paidMinor: 100_000n },
  });
  expect(await eventsOf(id)).toEqual(["invoice.issued", "invoice.paymentRecorded", "invoice.paid"]);
  const event = await db().auditEvent.findFirst({ where: { subjectId: id, event: "invoice.paid" } });
  expect(event).toMatchObject({
    userId: company.userId,
    details: { paymentId: payment, amountMinor: "100000", currency: "CZK", paidOn: today() },
  });
});

test("in parts: it stays issued until nothing is left, and the list says what is", async () => {
  const { company, id } = await issued();
  await givenPayment(company, id, { amount: "400", note: "záloha" });
  expect(await readInvoice(company, id)).toMatchObject({ state: "issued", paidOn: null, paidMinor: 40_000n });
  expect((await listInvoices(company)).rows).toMatchObject([{ leftMinor: 60_000n }]);
  await givenPayment(company, id, { amount: "600,00", paidOn: "2026-01-31" });
  expect(await readInvoice(company, id)).toMatchObject({ state: "paid", paidOn: today() });
  expect((await listInvoices(company)).rows).toMatchObject([{ leftMinor: null }]);
  expect(await listPayments(company, id)).toMatchObject([
    { paidOn: "2026-01-31", amountMinor: 60_000n, note: "" },
    { paidOn: today(), amountMinor: 40_000n, note: "záloha" },
  ]);
});

test("a payment that is removed is no longer counted, and leaves a trace", async () => {
  const { company, id } = await issued();
  const payment = await givenPayment(company, id);
  await removePayment(company, { id: payment });
  expect(await readInvoice(company, id)).toMatchObject({ state: "issued", paidOn: null, paidMinor: 0n });
  expect(await listPayments(company, id)).toEqual([]);
  expect((await eventsOf(id)).at(-1)).toBe("invoice.paymentRemoved");
  await expect(removePayment(company, { id: payment })).rejects.toMatchObject({ problem: "notFound" });
});

test("more than is left, and the rest given back", async () => {
  const { company, id } = await issued();
  await givenPayment(company, id, { amount: "1100" });
  expect(await readInvoice(company, id)).toMatchObject({ state: "paid", paidMinor: 110_000n });
  await givenPayment(company, id);
  expect(await readInvoice(company, id)).toMatchObject({ state: "paid", paidMinor: 100_000n });
});

test("a negative total is settled by giving back", async () => {
  const { company, id } = await issued("1000", "-1");
  await givenPayment(company, id, { amount: "−400" });
  expect(await readInvoice(company, id)).toMatchObject({ state: "issued", paidMinor: -40_000n });
  await givenPayment(company, id);
  expect(await readInvoice(company, id)).toMatchObject({ state: "paid", paidMinor: -100_000n });
});

test("what comes to zero is paid when it is issued", async () => {
  const { company, id } = await issued("0");
  expect(await readInvoice(company, id)).toMatchObject({ state: "paid", paidOn: today(), paidMinor: 0n });
});

test("ten clicks record one payment", async () => {
  const { company, id } = await issued();
  const input = paymentSchema.parse(await openedPayment(company, id));
  await Promise.all(Array.from({ length: 10 }, () => recordPayment(company, input)));
  expect(await listPayments(company, id)).toHaveLength(1);
  expect(await readInvoice(company, id)).toMatchObject({ state: "paid", paidMinor: 100_000n });
});

test("of two tabs that both see the whole left, one records it and the other hears of it", async () => {
  const { company, id } = await issued();
  const tabs = [await openedPayment(company, id), await openedPayment(company, id)];
  const outcomes = await Promise.allSettled(
    tabs.map((form) => recordPayment(company, paymentSchema.parse(form))),
  );
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refused.map(({ reason }) => reason.problem)).toEqual(["paymentsChanged"]);
  expect(await listPayments(company, id)).toHaveLength(1);
});

test("payments and removals at once: the sum is that of the rows, and the state is that of the sum", async () => {
  const { company, id } = await issued();
  const first = await givenPayment(company, id, { amount: "500" });
  const second = paymentSchema.parse(await openedPayment(company, id));
  await Promise.allSettled([
    recordPayment(company, second),
    removePayment(company, { id: first }),
    removePayment(company, { id: first }),
  ]);
  const payments = await listPayments(company, id);
  const paidMinor = payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const state = paidMinor >= 100_000n ? "paid" : "issued";
  expect(await readInvoice(company, id)).toMatchObject({ state, paidMinor });
});

test("neither a draft nor another company's invoice is paid", async () => {
  const { company, id } = await issued();
  const draft = await givenDraft(company);
  await expect(givenPayment(company, draft)).rejects.toMatchObject({ problem: "invoiceNotIssued" });
  const stranger = await testCompany("Cizí firma");
  await expect(givenPayment(stranger, id, { amount: "1" })).rejects.toMatchObject({ problem: "notFound" });
  const payment = await givenPayment(company, id);
  await expect(removePayment(stranger, { id: payment })).rejects.toMatchObject({ problem: "notFound" });
  expect(await listPayments(stranger, id)).toEqual([]);
});

test.each([
  [{ amount: "0" }, "amountZero"],
  [{ amount: "" }, "required"],
  [{ amount: "sto" }, "numberFormat"],
  [{ amount: "1,234" }, "decimalPlaces?max=2"],
  [{ amount: "1000000000000" }, "numberTooLarge"],
  [{ paidOn: addDays(today(), 1) }, "dateInFuture"],
  [{ paidOn: "2026-02-30" }, "dateFormat"],
  [{ note: "á".repeat(201) }, "tooLong?max=200"],
])("%j is refused at its field", async (fields, refusal) => {
  const { company, id } = await issued();
  const form = await openedPayment(company, id, fields);
  const { error } = paymentSchema.safeParse(form);
  expect(error?.issues[0]).toMatchObject({ path: [Object.keys(fields)[0]], message: refusal });
});

test("the invoice that follows a paid proforma is paid with it, on the same day", async () => {
  const company = await testCompany();
  const proforma = await givenDraft(company);
  await db().invoice.update({ where: { id: proforma }, data: { kind: "proforma" } });
  const { number } = await issueInvoice(company, { id: proforma });
  const payment = await givenPayment(company, proforma, { paidOn: "2026-02-01" });
  const { id } = await invoiceFromProforma(company, { id: proforma });
  await issueInvoice(company, { id });
  expect(await readInvoice(company, id)).toMatchObject({ state: "paid", paidOn: "2026-02-01" });
  expect(await listPayments(company, id)).toMatchObject([{ paidOn: "2026-02-01", note: number }]);
  const refusal = { problem: "invoiceHasFollowers" };
  await expect(removePayment(company, { id: payment })).rejects.toMatchObject(refusal);
  const invoiceNumber = (await readInvoice(company, id))?.number;
  await expect(givenPayment(company, proforma, { amount: "10" })).rejects.toMatchObject({
    problem: `proformaHasInvoice?number=${invoiceNumber}`,
  });
});

test("money for a proforma that is being recorded while its invoice is issued goes over to it too", async () => {
  const company = await testCompany();
  const proforma = await givenDraft(company);
  await db().invoice.update({ where: { id: proforma }, data: { kind: "proforma" } });
  await issueInvoice(company, { id: proforma });
  await givenPayment(company, proforma);
  const { id } = await invoiceFromProforma(company, { id: proforma });
  const recorded = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const recording = db().$transaction(async (tx) => {
    const locked = await lockInvoice(tx, company, proforma);
    const scope = { companyId: company.id, invoiceId: proforma, createdById: company.userId };
    await tx.payment.create({ data: { ...scope, paidOn: dateOf(today()), amountMinor: 1_000n } });
    await settleInvoice(tx, locked);
    recorded.resolve();
    await goOn.promise;
  });
  await recorded.promise;
  const issuing = issueInvoice(company, { id });
  await Promise.race([issuing, eventually(async () => expect(await waitingForLocks()).toBe(1))]);
  goOn.resolve();
  await Promise.all([recording, issuing]);
  const paid = (await readInvoice(company, proforma))?.paidMinor;
  expect(await readInvoice(company, id)).toMatchObject({ paidMinor: paid });
});
