import { createHash } from "node:crypto";
import { expect, test, vi } from "vitest";
import { db, listen } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order, testOrder, testSender } from "#testing/deliveries.ts";
import { eventually } from "#testing/eventually.ts";
import { enqueueDelivery } from "./enqueue.ts";

await testDatabase();

test("one order asked for twenty times at once is one delivery", async () => {
  const sender = await testSender();
  const wanted = testOrder(sender);
  const asked = Array.from({ length: 20 }, () =>
    db().$transaction((tx) => enqueueDelivery(tx, sender.company, wanted), { maxWait: 20_000 }),
  );
  const answers = await Promise.all(asked);
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(answers.filter(({ created }) => created)).toHaveLength(1);
  const where = { companyId: sender.company.id };
  expect(await db().delivery.count({ where })).toBe(1);
  expect(await db().auditEvent.count({ where: { ...where, event: "delivery.queued" } })).toBe(1);
});

test("the same key of another company is another delivery", async () => {
  const [one, other] = [await testSender(), await testSender()];
  const first = await order(one, { idempotencyKey: "stejný" });
  expect((await order(other, { idempotencyKey: "stejný" })).id).not.toBe(first.id);
});

test("the message is frozen: bytes, hash, Message-ID, envelope; and it is on the record who ordered it", async () => {
  const sender = await testSender();
  const recipients = [
    { address: "eva@odberatel.example", kind: "to" },
    { address: "ucetni@odberatel.example", kind: "cc" },
    { address: "eva@odberatel.example", kind: "bcc" },
  ] as const;
  const wanted = testOrder(sender, { recipients: [...recipients] });
  const { id } = await db().$transaction((tx) => enqueueDelivery(tx, sender.company, wanted));
  const delivery = await db().delivery.findUniqueOrThrow({ where: { id }, include: { recipients: true } });
  expect(Buffer.from(delivery.mime)).toEqual(wanted.mime);
  expect(delivery).toMatchObject({
    state: "queued",
    mimeSha256: createHash("sha256").update(wanted.mime).digest("hex"),
    messageId: wanted.messageId,
    envelopeFrom: wanted.envelopeFrom,
    createdById: sender.company.userId,
  });
  expect(delivery.recipients.map(({ address }) => address).sort()).toEqual([
    "eva@odberatel.example",
    "ucetni@odberatel.example",
  ]);
});

test("what is rolled back with its business fact was never ordered", async () => {
  const sender = await testSender();
  const wanted = testOrder(sender);
  const failing = db().$transaction(async (tx) => {
    await enqueueDelivery(tx, sender.company, wanted);
    throw new Error("the invoice could not be marked");
  });
  await expect(failing).rejects.toThrow("could not be marked");
  expect(await db().delivery.count({ where: { companyId: sender.company.id } })).toBe(0);
});

test("another company's mailbox cannot be used", async () => {
  const [one, other] = [await testSender(), await testSender()];
  await expect(order({ company: one.company, mailboxId: other.mailboxId })).rejects.toThrow();
});

test("the commit wakes workers and pages at once", async () => {
  const sender = await testSender();
  const stop = new AbortController();
  const due = vi.fn();
  const changed = vi.fn();
  const listening = [
    listen("delivery_due", due, stop.signal),
    listen("delivery_changed", changed, stop.signal),
  ];
  await eventually(() => expect([due.mock.calls, changed.mock.calls]).toEqual([[[""]], [[""]]]));
  const { id } = await order(sender);
  await eventually(() => expect(due).toHaveBeenLastCalledWith(sender.mailboxId));
  // Each has a connection of its own: neither is heard before the other for sure.
  await eventually(() => expect(changed).toHaveBeenLastCalledWith(`${sender.company.id}:${id}`));
  stop.abort();
  await Promise.all(listening);
});

test("the database refuses what the state machine forbids", async () => {
  const delivery = await order(await testSender());
  const set = (data: object) => db().delivery.update({ where: { id: delivery.id }, data });
  await expect(set({ state: "sent", sentAt: new Date() })).rejects.toThrow("does not go from queued to sent");
  await expect(set({ state: "sending" })).rejects.toThrow();
  await expect(set({ subject: "jiný" })).rejects.toThrow("frozen");
  await expect(set({ dotReleasedAt: new Date() })).rejects.toThrow();
  await expect(db().delivery.delete({ where: { id: delivery.id } })).rejects.toThrow();
  expect(await deliveryOf(delivery)).toMatchObject({ state: "queued", subject: "Faktura 20260001" });
});
