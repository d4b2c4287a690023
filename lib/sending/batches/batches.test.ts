import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import type { UserError } from "#lib/base/errors.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { creditInvoice } from "#lib/invoices/credit-invoice.ts";
import { removeMailbox } from "#lib/mailbox/remove-mailbox.ts";
import { composeOnce, orderMany, workThrough } from "#testing/batches.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order } from "#testing/deliveries.ts";
import { givenCustomer, givenDraft } from "#testing/invoices.ts";
import { givenIssued } from "#testing/issued-invoices.ts";
import { givenPayment } from "#testing/payments.ts";
import { mannered, work } from "#testing/sender-at-work.ts";
import { cancelInvoiceAndMail } from "../cancel-invoice.ts";
import { LINE_LENGTH } from "../room-in-line.ts";
import { listItems } from "./list-items.ts";
import { orderBatch } from "./order-batch.ts";
import { planBatch } from "./plan-batch.ts";
import { readBatch } from "./read-batch.ts";
import { cancelBatch, pauseBatch, resumeBatch } from "./stop-batch.ts";

await testDatabase();

const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: UserError) => error.problem,
  );
const itemsOf = (batchId: string) =>
  db().sendBatchItem.findMany({ where: { batchId }, orderBy: { position: "asc" } });

test("each invoice of a batch goes out once, with its PDF, in the order in which they were picked", async () => {
  const { peer, sender } = await mannered();
  const ids = await givenIssued(sender.company, 12);
  const batch = await orderMany(sender.company, ids);
  await workThrough(sender, batch);
  expect(peer.caught).toHaveLength(12);
  const mails = await Promise.all(peer.caught.map(({ parse }) => parse()));
  const numbers = await Promise.all(ids.map((id) => db().invoice.findUniqueOrThrow({ where: { id } })));
  mails.forEach((mail, index) => {
    expect(mail.subject).toContain(numbers[index]?.number);
    expect(mail.attachments.filter(({ contentType }) => contentType === "application/pdf")).toHaveLength(1);
  });
  expect(await readBatch(sender.company, batch)).toMatchObject({
    state: "done",
    total: 12,
    counts: { sent: 12 },
  });
});

test("customers get it with their contacts, and with the attachments that they want", async () => {
  const { peer, sender } = await mannered();
  const [id = ""] = await givenIssued(sender.company, 1);
  const { customerId } = await db().invoice.findUniqueOrThrow({ where: { id } });
  const companyId = sender.company.id;
  const contact = { companyId, customerId, position: 0, email: "archiv@mlyn.example", copy: true };
  await db().customerContact.create({ data: contact });
  await db().customer.update({ where: { id: customerId }, data: { attachIsdoc: true, attachPdf: false } });
  await workThrough(sender, await orderMany(sender.company, [id]));
  expect(peer.caught[0]?.to.toSorted()).toEqual(["archiv@mlyn.example", "ucetni@kavarna-u-mlyna.example"]);
  const mail = await peer.caught[0]?.parse();
  expect(mail?.cc).toMatchObject({ text: "archiv@mlyn.example" });
  expect(
    mail?.attachments.map(({ filename }) => filename).filter((name) => /isdoc|pdf/.test(name ?? "")),
  ).toEqual([expect.stringMatching(/\.isdoc$/)]);
});

test("the same order twice is one batch; the same invoices ordered again are sent before, or wait", async () => {
  const { peer, sender } = await mannered();
  const { company } = sender;
  const ids = await givenIssued(company, 3);
  const batch = newUuid();
  await Promise.all([orderMany(company, ids, batch), orderMany(company, ids, batch)]);
  expect(await itemsOf(batch)).toHaveLength(3);
  expect((await planBatch(company, { ids })).mails.map(({ problem }) => problem)).toEqual(
    ids.map(() => "batchWaitsElsewhere"),
  );
  expect(await problemOf(orderMany(company, ids))).toBe("batchNothingToSend");
  await workThrough(sender, batch);
  expect((await planBatch(company, { ids })).mails.map(({ problem }) => problem)).toEqual(
    ids.map(() => "batchSentBefore"),
  );
  expect(await problemOf(orderMany(company, ids))).toBe("batchNothingToSend");
  expect(peer.caught).toHaveLength(3);
});

test("what cannot be sent stands beside the rest, with its reason", async () => {
  const { peer, sender } = await mannered();
  const { company } = sender;
  const [good = "", cancelled = ""] = await givenIssued(company, 2);
  await cancelInvoiceAndMail(company, { id: cancelled, reason: "Omyl" });
  const draft = await givenDraft(company, { customerId: await givenCustomer(company) });
  const [nowhere = ""] = await givenIssued(company, 1, "");
  const stranger = await testCompany("Cizí firma s.r.o.");
  const [foreign = ""] = await givenIssued(stranger, 1);
  const ids = [draft, cancelled, nowhere, foreign, good, good];
  const { mails } = await planBatch(company, { ids });
  expect(mails.map(({ problem }) => problem)).toEqual([
    "draftNotSent",
    "cancelledNotSent",
    "batchNoAddress",
    null,
  ]);
  expect(mails[3]?.recipients).toEqual(["ucetni@kavarna-u-mlyna.example"]);
  const batch = await orderMany(company, ids);
  await workThrough(sender, batch);
  expect(await readBatch(company, batch)).toMatchObject({ counts: { sent: 1, skipped: 3 } });
  const { items } = await listItems(company, batch, { state: "skipped" });
  expect(items.map(({ problem }) => problem)).toEqual(["draftNotSent", "cancelledNotSent", "batchNoAddress"]);
  expect(peer.caught).toHaveLength(1);
  expect(await problemOf(orderBatch(stranger, { batch, ids: [foreign] }))).toBe("noMailbox");
});

test("another company's batch is not to be seen, ordered over, nor stopped", async () => {
  const [one, other] = [await mannered(), await mannered()];
  const batch = await orderMany(one.sender.company, await givenIssued(one.sender.company, 1));
  const { company } = other.sender;
  const ids = await givenIssued(company, 1);
  expect(await readBatch(company, batch)).toBeNull();
  expect(await problemOf(orderMany(company, ids, batch))).toBe("notFound");
  expect(await problemOf(cancelBatch(company, { id: batch }))).toBe("notFound");
  await cancelBatch(one.sender.company, { id: batch });
});

test("an invoice sent by hand waits behind a few of a batch, not behind all of it", async () => {
  const { peer, sender } = await mannered();
  const batch = await orderMany(sender.company, await givenIssued(sender.company, 15));
  await composeOnce();
  await composeOnce();
  expect(await db().delivery.count({ where: { mailboxId: sender.mailboxId } })).toBe(LINE_LENGTH);
  const single = await order(sender);
  await work(sender);
  expect(peer.caught.findIndex(({ messageId }) => messageId === single.messageId)).toBe(LINE_LENGTH);
  await workThrough(sender, batch);
  expect(peer.caught).toHaveLength(16);
});

test("a paused batch composes nothing until it goes on", async () => {
  const { peer, sender } = await mannered();
  const { company } = sender;
  const batch = await orderMany(company, await givenIssued(company, 8));
  await composeOnce();
  await pauseBatch(company, { id: batch });
  await pauseBatch(company, { id: batch });
  await work(sender);
  await composeOnce();
  expect(peer.caught).toHaveLength(LINE_LENGTH);
  expect(await readBatch(company, batch)).toMatchObject({
    state: "paused",
    counts: { waiting: 3, sent: LINE_LENGTH },
  });
  await resumeBatch(company, { id: batch });
  await workThrough(sender, batch);
  expect(peer.caught).toHaveLength(8);
  expect(await problemOf(pauseBatch(company, { id: batch }))).toBe("batchEnded");
});

test("the rest of a batch is cancelled, what waits in the line included", async () => {
  const { peer, sender } = await mannered();
  const { company } = sender;
  const batch = await orderMany(company, await givenIssued(company, 8));
  await composeOnce();
  await cancelBatch(company, { id: batch });
  await composeOnce();
  await work(sender);
  expect(peer.caught).toHaveLength(0);
  expect(await readBatch(company, batch)).toMatchObject({ state: "cancelled", counts: { cancelled: 8 } });
  expect(await problemOf(resumeBatch(company, { id: batch }))).toBe("batchEnded");
});

test("a composed batch can be cancelled while something of it waits", async () => {
  const { sender } = await mannered();
  const { company } = sender;
  const batch = await orderMany(company, await givenIssued(company, 2));
  await composeOnce();
  expect(await readBatch(company, batch)).toMatchObject({ state: "done", counts: { inLine: 2 } });
  await cancelBatch(company, { id: batch });
  expect(await readBatch(company, batch)).toMatchObject({ state: "cancelled", counts: { cancelled: 2 } });
});

test("an invoice that is cancelled, credited or sent by hand meanwhile is skipped, one that is paid is sent", async () => {
  const { peer, sender } = await mannered();
  const { company } = sender;
  const [cancelled = "", credited = "", sent = "", paid = ""] = await givenIssued(company, 4);
  const batch = await orderMany(company, [cancelled, credited, sent, paid]);
  await cancelInvoiceAndMail(company, { id: cancelled, reason: "Omyl" });
  await creditInvoice(company, { id: credited, reason: "Vráceno" });
  await order(sender, { invoiceId: sent });
  await givenPayment(company, paid);
  await workThrough(sender, batch);
  expect((await itemsOf(batch)).map(({ problem }) => problem)).toEqual([
    "cancelledNotSent",
    "batchCredited",
    "batchSentBefore",
    null,
  ]);
  expect(peer.caught).toHaveLength(2);
});

test("while sending is off a batch waits; with its mailbox removed its rest is skipped", async () => {
  const { peer, sender } = await mannered();
  const { company, mailboxId } = sender;
  const batch = await orderMany(company, await givenIssued(company, 2));
  const switchSending = (sendingEnabled: boolean) =>
    db().company.update({ where: { id: company.id }, data: { sendingEnabled } });
  await switchSending(false);
  await composeOnce();
  expect(await readBatch(company, batch)).toMatchObject({ state: "running", counts: { waiting: 2 } });
  await removeMailbox(company, { id: mailboxId });
  await switchSending(true);
  await composeOnce();
  expect((await itemsOf(batch)).map(({ problem }) => problem)).toEqual(
    Array.from({ length: 2 }, () => "batchMailboxRemoved"),
  );
  expect(await readBatch(company, batch)).toMatchObject({ state: "done", counts: { skipped: 2 } });
  expect(peer.caught).toHaveLength(0);
});

test("outside the company's window nothing is composed", async () => {
  const { sender } = await mannered();
  const { company } = sender;
  const batch = await orderMany(company, await givenIssued(company, 1));
  const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => day !== (new Date().getUTCDay() || 7));
  const setWindow = (windowDays: number[]) =>
    db().company.update({ where: { id: company.id }, data: { timeZone: "UTC", windowDays } });
  await setWindow(days.filter((day) => day !== ((new Date().getUTCDay() + 1) % 7 || 7)));
  await composeOnce();
  expect((await itemsOf(batch)).map(({ state }) => state)).toEqual(["waiting"]);
  await setWindow([]);
  await composeOnce();
  const [item] = await itemsOf(batch);
  expect(await deliveryOf({ id: item?.deliveryId ?? "" })).toMatchObject({ state: "queued" });
});
