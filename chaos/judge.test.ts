import { createHash } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { claimNext } from "#lib/outbox/claim.ts";
import { enqueueDelivery } from "#lib/outbox/enqueue.ts";
import { openGate } from "#lib/outbox/lease.ts";
import { recordVerdict } from "#lib/outbox/record.ts";
import type { Verdict } from "#lib/outbox/verdict.ts";
import { testDatabase } from "#testing/database.ts";
import { testOrder, testSender } from "#testing/deliveries.ts";
import { Book } from "./book.ts";
import { judge } from "./judge.ts";
import type { Orders } from "./orders.ts";

await testDatabase({ as: "owner" });
const server = {
  host: "mail.firm.example",
  port: 465,
  encryption: "ssl",
  username: "a",
  password: "b",
} as const;
const sent: Verdict = { event: "accepted", outcome: "sent", reply: "250 Ok", recipients: [] };
const rejected: Verdict = { event: "refused", outcome: "refused", reply: "550 No", recipients: [] };
const doubted: Verdict = { event: "doubted", outcome: "unknown", recipients: [] };

let orders: Pick<Orders, "placed" | "split">;
let book: Book;
beforeEach(async () => {
  await db().$executeRaw`TRUNCATE "Delivery" CASCADE`;
  orders = { placed: [], split: 0 };
  book = new Book();
});

/** An order whose attempt ended so; the book is told nothing. */
async function ended(verdict: Verdict) {
  const sender = await testSender(server);
  const wanted = testOrder(sender);
  const { id } = await db().$transaction((tx) => enqueueDelivery(tx, sender.company, wanted));
  const claim = await claimNext(sender.mailboxId);
  if (!claim) throw new Error("nothing was claimed");
  await openGate(claim);
  await recordVerdict({ claim, verdict, dotReleased: true, stages: [] });
  const number = orders.placed.length + 1;
  const { messageId, mime } = wanted;
  const sha256 = createHash("sha256").update(mime).digest("hex");
  orders.placed.push({ number, deliveryId: id, messageId, sha256 });
  return { id, number, messageId, mime: Buffer.from(mime) };
}

function taken({ messageId, mime }: { messageId: string; mime: Buffer }): void {
  book.dot(messageId);
  book.accept(messageId, mime);
}

test("a world in order is in order: unknown ones may have been taken or not", async () => {
  taken(await ended(sent));
  book.refused.add((await ended(rejected)).number);
  taken(await ended(doubted));
  await ended(doubted);
  expect(await judge(orders, book)).toMatchObject({
    orders: 4,
    states: { sent: 1, rejected: 1, unknown: 2, queued: 0 },
    ...{ lost: 0, double: 0, falselySent: 0, unknownTaken: 1 },
    broken: [],
  });
});

test("a message that was taken twice is found", async () => {
  const order = await ended(sent);
  taken(order);
  taken(order);
  expect(await judge(orders, book)).toMatchObject({
    double: 1,
    broken: [
      expect.stringContaining("1 messages were taken more than once"),
      expect.stringContaining("more dots"),
    ],
  });
});

test("a second dot is found, though the first was in doubt; after a refusal it is right", async () => {
  const [doubtful, refused] = [await ended(doubted), await ended(sent)];
  book.dot(doubtful.messageId);
  taken(doubtful);
  book.dot(refused.messageId);
  book.refuseDot(refused.messageId);
  taken(refused);
  const { broken } = await judge(orders, book);
  expect(broken).toEqual([
    `1 messages had more dots than one and those that were refused, such as ${doubtful.messageId}`,
  ]);
});

test("sent without having been taken, rejected though taken, and an order that is nowhere are found", async () => {
  await ended(sent);
  const refused = await ended(rejected);
  taken(refused);
  orders.placed.push({ number: 3, deliveryId: refused.id, messageId: "<3@firm.example>", sha256: "" });
  const judgement = await judge(orders, book);
  expect(judgement).toMatchObject({ lost: 1, double: 0, falselySent: 1 });
  expect(judgement.broken).toHaveLength(5);
});

test("changed bytes are found, and a yes that is not on record", async () => {
  const [changed, silent] = [await ended(sent), await ended(sent)];
  taken({ ...changed, mime: Buffer.from("something else") });
  taken(silent);
  await db().deliveryAttempt.updateMany({ where: { deliveryId: silent.id }, data: { reply: "354 Go" } });
  expect((await judge(orders, book)).broken).toEqual([
    expect.stringContaining("sent without exactly one 2xx on record"),
    expect.stringContaining("1 messages arrived changed"),
  ]);
});
