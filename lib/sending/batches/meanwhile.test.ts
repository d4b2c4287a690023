import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import type { UserError } from "#lib/base/errors.ts";
import { deleteCustomer } from "#lib/customers/delete-customer.ts";
import { deleteDraft } from "#lib/invoices/delete-draft.ts";
import { composeOnce, orderMany, workThrough } from "#testing/batches.ts";
import { testDatabase } from "#testing/database.ts";
import { givenDraft } from "#testing/invoices.ts";
import { givenIssued } from "#testing/issued-invoices.ts";
import { mannered } from "#testing/sender-at-work.ts";
import { listPlanned, listPlannedBatches } from "../later/list-planned.ts";
import { typedMoment } from "../later/typed-moment.ts";
import { LINE_LENGTH } from "../room-in-line.ts";
import { listItems } from "./list-items.ts";
import { orderBatch } from "./order-batch.ts";
import { readBatch } from "./read-batch.ts";
import { changeBatchPlan, sendBatchNow } from "./replan-batch.ts";
import { cancelBatch } from "./stop-batch.ts";

await testDatabase();

const inHours = (hours: number) => new Date(Math.ceil(Date.now() / 60_000) * 60_000 + hours * 3_600_000);
const typed = (moment: Date) => typedMoment(moment, "Europe/Prague");
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: UserError) => error.problem,
  );

test("two windows that order the same invoices at once send each of them once", async () => {
  const { peer, sender } = await mannered();
  const ids = await givenIssued(sender.company, 6);
  const batches = await Promise.all([
    orderMany(sender.company, ids).catch(() => null),
    orderMany(sender.company, ids).catch(() => null),
  ]);
  for (const batch of batches) if (batch !== null) await workThrough(sender, batch);
  expect(peer.caught).toHaveLength(6);
  const sent = await db().delivery.findMany({ where: { companyId: sender.company.id, state: "sent" } });
  expect(sent.map(({ invoiceId }) => invoiceId).toSorted()).toEqual(ids.toSorted());
});

test("a customer whose address is taken away while it waits is left out, and the others go", async () => {
  const { peer, sender } = await mannered();
  const { company } = sender;
  const [one = ""] = await givenIssued(company, 1);
  const [other = ""] = await givenIssued(company, 1);
  const batch = await orderMany(company, [one, other]);
  const { customerId } = await db().invoice.findUniqueOrThrow({ where: { id: one } });
  await db().customer.update({ where: { id: customerId }, data: { email: "" } });
  // A customer with invoices is never deleted.
  expect(await problemOf(deleteCustomer(company, { id: customerId }))).toBe("customerHasInvoices");
  await workThrough(sender, batch);
  expect((await listItems(company, batch, {})).items).toMatchObject([
    { state: "skipped", problem: "batchNoAddress", customerId },
    { state: "sent", problem: null },
  ]);
  expect(peer.caught).toHaveLength(1);
});

test("while the mailbox is paused a few are ready and the rest waits; mended, it goes on by itself", async () => {
  const { peer, sender } = await mannered();
  const { company, mailboxId } = sender;
  const batch = await orderMany(company, await givenIssued(company, LINE_LENGTH + 2));
  const pause = (pausedReason: string | null) =>
    db().mailbox.update({ where: { id: mailboxId }, data: { pausedReason } });
  await pause("diagnosis:wrongPassword");
  await composeOnce();
  await composeOnce();
  expect(await readBatch(company, batch)).toMatchObject({
    counts: { waiting: 2, inLine: LINE_LENGTH },
    waitsFor: { for: "mailbox", until: null },
  });
  await pause(null);
  await workThrough(sender, batch);
  expect(peer.caught).toHaveLength(LINE_LENGTH + 2);
});

test("each mail of a batch bears a public page of its own where the company has them", async () => {
  const { peer, sender } = await mannered();
  const { company } = sender;
  await db().company.update({ where: { id: company.id }, data: { publicLinks: true } });
  await workThrough(sender, await orderMany(company, await givenIssued(company, 2)));
  const texts = await Promise.all(peer.caught.map(async ({ parse }) => (await parse()).text));
  const links = texts.map((text) => /\/i\/[\w-]{43}/.exec(text ?? "")?.[0]);
  expect(new Set(links).size).toBe(2);
  expect(links).not.toContain(undefined);
  expect(await db().publicLink.count({ where: { companyId: company.id } })).toBe(2);
});

test("a planned batch leaves at its time and not before, which can be changed or be now", async () => {
  const { peer, sender } = await mannered();
  const { company } = sender;
  const ids = await givenIssued(company, 2);
  const order = { batch: "01a20000-0000-7000-8000-00000000000b", ids };
  expect(await problemOf(orderBatch(company, { ...order, plannedFor: typed(inHours(-2)) }))).toBe(
    "plannedPast",
  );
  const { id } = await orderBatch(company, { ...order, plannedFor: typed(inHours(2)) });
  await composeOnce();
  expect(await listPlannedBatches(company)).toMatchObject([{ id, count: 2, plannedFor: inHours(2) }]);
  expect(await listPlanned(company)).toEqual([]);
  await changeBatchPlan(company, { id, plannedFor: typed(inHours(3)) });
  expect(await readBatch(company, id)).toMatchObject({
    ...{ state: "running", counts: { waiting: 2 }, planned: typed(inHours(3)) },
    waitsFor: { for: "time", until: inHours(3) },
  });
  const stranger = (await mannered()).sender.company;
  expect(await problemOf(sendBatchNow(stranger, { id }))).toBe("notFound");
  await sendBatchNow(company, { id });
  await workThrough(sender, id);
  expect(peer.caught).toHaveLength(2);
  expect(await problemOf(sendBatchNow(company, { id }))).toBe("deliveryNotPlanned");
  expect(await problemOf(changeBatchPlan(company, { id, plannedFor: typed(inHours(1)) }))).toBe(
    "deliveryNotPlanned",
  );
});

test("a planned batch is cancelled before its time, and its invoices can be ordered anew", async () => {
  const { peer, sender } = await mannered();
  const { company } = sender;
  const ids = await givenIssued(company, 2);
  const batch = "01a20000-0000-7000-8000-00000000000c";
  await orderBatch(company, { batch, ids, plannedFor: typed(inHours(2)) });
  await cancelBatch(company, { id: batch });
  expect(await listPlannedBatches(company)).toEqual([]);
  await workThrough(sender, await orderMany(company, ids));
  expect(peer.caught).toHaveLength(2);
});

test("a batch leaves from the mailbox that was chosen, and not from one that is gone", async () => {
  const { peer, sender } = await mannered();
  const { company, mailboxId } = sender;
  const ids = await givenIssued(company, 1);
  const { id: _, ...same } = await db().mailbox.findUniqueOrThrow({ where: { id: mailboxId } });
  const gone = await db().mailbox.create({
    data: { ...same, address: "stara@firma.example", isDefault: false, removedAt: new Date() },
  });
  const order = { batch: "01a20000-0000-7000-8000-00000000000d", ids };
  expect(await problemOf(orderBatch(company, { ...order, mailboxId: gone.id }))).toBe("noMailbox");
  await orderBatch(company, { ...order, mailboxId });
  await workThrough(sender, order.batch);
  expect(peer.caught).toHaveLength(1);
});

test("a document that brings its worker down is left out after three times, and the others go", async () => {
  const { peer, sender } = await mannered();
  const { company } = sender;
  const batch = await orderMany(company, await givenIssued(company, 2));
  const died = { tries: 3, leaseUntil: new Date(Date.now() - 1_000) };
  await db().sendBatchItem.updateMany({ where: { batchId: batch, position: 1 }, data: died });
  await workThrough(sender, batch);
  expect((await listItems(company, batch, {})).items).toMatchObject([
    { state: "skipped", problem: "batchNotComposed" },
    { state: "sent" },
  ]);
  expect(peer.caught).toHaveLength(1);
});

test("the invoices of a large batch are shown page after page, and by their state", async () => {
  const { sender } = await mannered();
  const { company } = sender;
  const ids = await givenIssued(company, 52);
  const batch = await orderMany(company, ids);
  const { items, next } = await listItems(company, batch, {});
  const rest = await listItems(company, batch, { after: next });
  expect([...items, ...rest.items].map(({ invoiceId }) => invoiceId)).toEqual(ids);
  expect([items.length, rest.next]).toEqual([50, undefined]);
  expect((await listItems(company, batch, { state: "waiting", after: 50 })).items).toHaveLength(2);
  expect((await listItems(company, batch, { state: "sent" })).items).toEqual([]);
  const stranger = (await mannered()).sender.company;
  expect((await listItems(stranger, batch, {})).items).toEqual([]);
});

test("a draft that was left out of a batch can be deleted", async () => {
  const { sender } = await mannered();
  const { company } = sender;
  const [id = ""] = await givenIssued(company, 1);
  const draft = await givenDraft(company);
  const batch = await orderMany(company, [id, draft]);
  await deleteDraft(company, { id: draft });
  expect(await readBatch(company, batch)).toMatchObject({ total: 1, counts: { waiting: 1, skipped: 0 } });
});
