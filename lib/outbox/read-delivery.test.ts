import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { order, testOrder, testSender } from "#testing/deliveries.ts";
import { mannered, scripted, work } from "#testing/sender-at-work.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { readDelivery, readDeliveryMime } from "./read-delivery.ts";
import { resolveDelivery } from "./resolve-delivery.ts";
import { workerName } from "./worker-name.ts";

await testDatabase();

test("all that is known of a delivery that went out: who, what, every stage of every attempt", async () => {
  const { sender } = await mannered();
  const delivery = await order(sender);
  await work(sender);
  const read = await readDelivery(sender.company, delivery.id);
  expect(read).toMatchObject({
    id: delivery.id,
    state: "sent",
    messageId: delivery.messageId,
    envelopeFrom: "fakturace@firma.example",
    mailbox: { id: sender.mailboxId, address: "fakturace@firma.example" },
    createdBy: "Majitel",
    invoiceId: null,
    sentAt: expect.any(Date),
    dotReleasedAt: expect.any(Date),
    waitsFor: null,
    bodyThinned: false,
    resendOf: null,
    resends: [],
    recipients: [{ address: "eva@odberatel.example", kind: "to", outcome: "accepted" }],
    attempts: [
      { number: 1, worker: workerName, outcome: "sent", reason: null, dotReleasedAt: expect.any(Date) },
    ],
    history: [{ event: "delivery.queued", by: "Majitel", at: expect.any(Date) }],
    deeds: [],
  });
  const stages = read?.attempts[0]?.stages ?? [];
  expect(stages.map(({ stage, state }) => `${stage} ${state}`)).toEqual([
    "resolve done",
    "connect done",
    "encrypt done",
    "greet done",
    "auth done",
    "sender done",
    "recipient done",
    "message done",
  ]);
  expect(stages.every(({ ms }) => ms >= 0 && ms < 30_000)).toBe(true);
});

test("an attempt that failed says why, in whole sentences, though the next one ended otherwise", async () => {
  const { sender } = await scripted({ moves: { rcpt: ["450 4.2.0 greylisted", "250 ok"] } });
  const delivery = await order(sender);
  await work(sender);
  await db().delivery.update({ where: { id: delivery.id }, data: { dueAt: new Date(0) } });
  await work(sender);
  const read = await readDelivery(sender.company, delivery.id);
  expect(read?.attempts).toMatchObject([
    { outcome: "refused", stage: "recipient", reason: expect.stringMatching(/^diagnosis\.greylisted/) },
    { outcome: "sent", reason: null },
  ]);
});

test("the message is handed out exactly as it was ordered, to its company alone", async () => {
  const [one, other] = [await mannered(), await mannered()];
  const wanted = testOrder(one.sender, { bytes: 50_000 });
  const { id } = await order(one.sender, wanted);
  const read = await readDeliveryMime(one.sender.company, id);
  expect(Buffer.from(read?.mime ?? [])).toEqual(wanted.mime);
  expect(read?.sha256).toBe(createHash("sha256").update(wanted.mime).digest("hex"));
  expect(await readDelivery(one.sender.company, id)).toMatchObject({
    size: wanted.mime.length,
    sha256: read?.sha256,
  });
  expect(await readDeliveryMime(other.sender.company, id)).toBeNull();
  expect(await readDeliveryMime(one.sender.company, "nesmysl")).toBeNull();
});

test("an unknown one that a person leaves says so in short as well", async () => {
  const { sender } = await scripted({ moves: { dot: "drop" } });
  const { id } = await order(sender);
  await work(sender);
  const inShort = async () => (await listDeliveries(sender.company)).deliveries[0];
  expect(await inShort()).toMatchObject({ state: "unknown", leftAt: null });
  await resolveDelivery(sender.company, { id, decision: "leave" });
  const read = await readDelivery(sender.company, id);
  expect(read).toMatchObject({ leftAt: expect.any(Date), leftBy: "Majitel" });
  expect(await inShort()).toMatchObject({ state: "unknown", leftAt: read?.leftAt });
});

test("what waits says until when, and offers what may be done", async () => {
  const sender = await testSender({
    host: "mail.firma.example",
    port: 465,
    encryption: "ssl",
    username: "a",
    password: "b",
  });
  const delivery = await order(sender);
  const dueAt = new Date(Date.now() + 60_000);
  await db().delivery.update({ where: { id: delivery.id }, data: { dueAt } });
  expect(await readDelivery(sender.company, delivery.id)).toMatchObject({
    state: "queued",
    dueAt,
    waitsFor: { until: dueAt },
    deeds: ["retry", "cancel"],
  });
});
