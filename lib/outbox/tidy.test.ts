import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order } from "#testing/deliveries.ts";
import { pileUp } from "#testing/piles.ts";
import { mannered, scripted, work } from "#testing/sender-at-work.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { readDelivery, readDeliveryMime } from "./read-delivery.ts";
import { thinMessages } from "./tidy.ts";

await testDatabase({ as: "owner" });

/** As if all that happened so far had happened so many days ago. */
async function daysLater(days: number): Promise<void> {
  await db().$executeRaw`ALTER TABLE "Delivery" DISABLE TRIGGER "Delivery_rules"`;
  await db().$executeRaw`UPDATE "Delivery" SET "createdAt" = "createdAt" - ${days} * interval '1 day',
    "updatedAt" = "updatedAt" - ${days} * interval '1 day'`;
  await db().$executeRaw`ALTER TABLE "Delivery" ENABLE TRIGGER "Delivery_rules"`;
}

test("messages that ended long ago are emptied; their record, size and hash stay", async () => {
  const { sender } = await mannered();
  const delivery = await order(sender, { bytes: 50_000 });
  await work(sender);
  const before = await readDelivery(sender.company, delivery.id);
  await daysLater(29);
  expect(await thinMessages(30)).toBe(0);
  await daysLater(2);
  expect(await thinMessages(30)).toBe(1);
  expect(await thinMessages(30)).toBe(0);
  const after = await readDelivery(sender.company, delivery.id);
  expect(after).toMatchObject({
    state: "sent",
    size: before?.size,
    sha256: before?.sha256,
    bodyThinned: true,
  });
  expect(after?.attempts).toEqual(before?.attempts);
  expect(after?.recipients).toEqual(before?.recipients);
  expect(await readDeliveryMime(sender.company, delivery.id)).toBeNull();
  const { deliveries } = await listDeliveries(sender.company, { search: "faktura" });
  expect(deliveries).toHaveLength(1);
});

test("what still waits, or nobody knows about, keeps its message for ever", async () => {
  const { sender } = await scripted({ moves: { dot: "drop" } });
  const unknown = await order(sender);
  await work(sender);
  const waiting = await order(sender);
  await daysLater(400);
  expect(await thinMessages(30)).toBe(0);
  expect((await deliveryOf(unknown)).state).toBe("unknown");
  for (const { id } of [unknown, waiting]) expect(await readDeliveryMime(sender.company, id)).not.toBeNull();
});

test("a year's worth goes in one run, and a stopping worker breaks it off", async () => {
  const { sender } = await mannered();
  await pileUp(sender, 1_200);
  const waiting = { mailboxId: sender.mailboxId, state: "queued" as const };
  await db().delivery.updateMany({ where: waiting, data: { state: "cancelled" } });
  await daysLater(365);
  expect(await thinMessages(30, AbortSignal.abort())).toBe(0);
  expect(await thinMessages(30)).toBe(1_200);
});
