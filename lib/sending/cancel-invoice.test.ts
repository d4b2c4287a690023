import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import type { UserError } from "#lib/base/errors.ts";
import { issueInvoice } from "#lib/invoices/issue-invoice.ts";
import { listInvoices } from "#lib/invoices/list-invoices.ts";
import { removePayment } from "#lib/invoices/payments/remove-payment.ts";
import { readCancellation } from "#lib/invoices/read-cancellation.ts";
import { readInvoice } from "#lib/invoices/read-invoice.ts";
import { sumInvoices } from "#lib/invoices/sum-invoices.ts";
import { claimNext } from "#lib/outbox/claim.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenDraft } from "#testing/invoices.ts";
import { givenPayment } from "#testing/payments.ts";
import { mannered, work } from "#testing/sender-at-work.ts";
import { cancelInvoiceAndMail } from "./cancel-invoice.ts";
import { sendInvoiceSchema } from "./schema.ts";
import { sendInvoice } from "./send-invoice.ts";

await testDatabase();

/** A company that sends, and its issued invoice. */
async function ready() {
  const { peer, sender } = await mannered();
  const { company } = sender;
  const id = await givenDraft(company);
  await issueInvoice(company, { id });
  const order = {
    invoiceId: id,
    to: ["ucetni@kavarna-u-mlyna.example"],
    subject: "Faktura",
    text: "V příloze.",
  };
  const send = (key: string) =>
    sendInvoice(company, sendInvoiceSchema.parse({ ...order, order: key.repeat(32) }));
  const cancel = () => cancelInvoiceAndMail(company, { id, reason: "Jiný odběratel" });
  return { peer, sender, company, id, send, cancel };
}

const outcomeOf = (deed: Promise<unknown>) =>
  deed.then(
    () => "done",
    (error: UserError) => error.problem ?? error.message,
  );

test("a cancelled invoice keeps its number, says why, and counts in no sum", async () => {
  const { company, id, cancel } = await ready();
  const { number } = (await readInvoice(company, id)) ?? {};
  await cancel();
  expect(await readInvoice(company, id)).toMatchObject({
    state: "cancelled",
    shownState: "cancelled",
    number,
  });
  expect(await readCancellation(company, id)).toMatchObject({ reason: "Jiný odběratel" });
  expect((await sumInvoices(company)).issued.count).toBe(0);
  expect((await listInvoices(company, { state: "cancelled" })).rows).toMatchObject([{ id, leftMinor: null }]);
  await cancel();
  expect(await db().auditEvent.count({ where: { subjectId: id, event: "invoice.cancelled" } })).toBe(1);
});

test("it is neither sent nor paid any more", async () => {
  const { company, id, send, cancel } = await ready();
  await cancel();
  expect(await outcomeOf(send("1"))).toBe("cancelledNotSent");
  expect(await outcomeOf(givenPayment(company, id))).toBe("invoiceNotIssued");
});

test("its e-mails that wait never go out; what has gone out stays", async () => {
  const { peer, sender, company, id, send, cancel } = await ready();
  await send("1");
  await work(sender);
  const held = await send("2");
  await db().delivery.update({ where: { id: held.deliveryId }, data: { state: "held", hold: "attention" } });
  await send("3");
  await cancel();
  await work(sender);
  expect(peer.caught).toHaveLength(1);
  const states = await db().delivery.findMany({ where: { invoiceId: id }, orderBy: { id: "asc" } });
  expect(states.map(({ state }) => state)).toEqual(["sent", "cancelled", "cancelled"]);
  const audited = { companyId: company.id, event: "delivery.cancelled" };
  expect(await db().auditEvent.count({ where: audited })).toBe(2);
});

test("while one is being sent, nothing is cancelled", async () => {
  const { sender, company, id, send, cancel } = await ready();
  await send("1");
  await claimNext(sender.mailboxId);
  const waiting = await send("2");
  expect(await outcomeOf(cancel())).toBe("invoiceBeingSent");
  expect(await readInvoice(company, id)).toMatchObject({ state: "issued" });
  expect(await db().delivery.findUnique({ where: { id: waiting.deliveryId } })).toMatchObject({
    state: "queued",
  });
});

test("orders and the cancellation at once: what the cancellation let pass it also takes back", async () => {
  for (let round = 0; round < 10; round++) {
    const { peer, sender, id, send, cancel } = await ready();
    const [one, cancelled, two] = await Promise.all([
      outcomeOf(send("1")),
      outcomeOf(cancel()),
      outcomeOf(send("2")),
    ]);
    expect(cancelled).toBe("done");
    expect(`${one} ${two}`).toMatch(/^(done|cancelledNotSent) (done|cancelledNotSent)$/);
    await work(sender);
    expect(peer.caught).toHaveLength(0);
    const open = { invoiceId: id, state: { not: "cancelled" } } as const;
    expect(await db().delivery.count({ where: open })).toBe(0);
  }
});

test("a payment and the cancellation at once: one of them", async () => {
  for (let round = 0; round < 10; round++) {
    const company = await testCompany();
    const id = await givenDraft(company);
    await issueInvoice(company, { id });
    const outcomes = await Promise.all([
      outcomeOf(givenPayment(company, id)),
      outcomeOf(cancelInvoiceAndMail(company, { id, reason: "Omyl" })),
    ]);
    expect(["done,invoiceHasPayments", "invoiceNotIssued,done"]).toContain(outcomes.join());
  }
});

test("what has payments is not cancelled; once they are removed it is", async () => {
  const { company, id, cancel } = await ready();
  const payment = await givenPayment(company, id);
  expect(await outcomeOf(cancel())).toBe("invoiceHasPayments");
  await removePayment(company, { id: payment });
  expect(await outcomeOf(cancel())).toBe("done");
});

test("what another document was made from is not cancelled; once that one is cancelled it is", async () => {
  const { company, id, cancel } = await ready();
  const follower = await givenDraft(company);
  await db().invoice.update({ where: { id: follower }, data: { originId: id } });
  expect(await outcomeOf(cancel())).toBe("invoiceHasFollowers");
  await issueInvoice(company, { id: follower });
  await cancelInvoiceAndMail(company, { id: follower, reason: "Omyl" });
  expect(await outcomeOf(cancel())).toBe("done");
});

test("neither a draft nor another company's invoice is cancelled; one of zero is", async () => {
  const { company, id } = await ready();
  const cancel = (acting: typeof company, what: string) =>
    outcomeOf(cancelInvoiceAndMail(acting, { id: what, reason: "Omyl" }));
  expect(await cancel(company, await givenDraft(company))).toBe("draftNotCancelled");
  expect(await cancel(await testCompany("Cizí firma"), id)).toBe("notFound");
  const line = { description: "Nic", quantity: "1", unit: "", unitPrice: "0", discount: "", vatRate: "0" };
  const zero = await givenDraft(company, { lines: [line] });
  await issueInvoice(company, { id: zero });
  expect(await cancel(company, zero)).toBe("done");
  expect(await readInvoice(company, zero)).toMatchObject({ state: "cancelled", paidOn: null });
});
