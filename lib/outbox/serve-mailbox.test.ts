import { describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { saveMailbox } from "#lib/mailbox/save-mailbox.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order } from "#testing/deliveries.ts";
import { eventually } from "#testing/eventually.ts";
import { mailboxValues } from "#testing/mailbox.ts";
import { mailboxOf, mannered, minutesUntil, never, scripted, work } from "#testing/sender-at-work.ts";
import { claimNext } from "./claim.ts";
import { serveMailbox } from "./serve-mailbox.ts";

await testDatabase({ as: "owner" });
describe.each(["ssl", "starttls"] as const)("by %s", (encryption) => {
  test("what is due goes out on one connection, and each delivery keeps the server's yes", async () => {
    const { peer, sender } = await mannered({ encryption });
    const orders = [await order(sender), await order(sender), await order(sender)];
    await work(sender);
    for (const one of orders) {
      expect(await deliveryOf(one)).toMatchObject({
        state: "sent",
        reply: "250 2.0.0 Ok: queued",
        reason: null,
        leaseUntil: null,
        sentAt: expect.any(Date),
        dotReleasedAt: expect.any(Date),
        recipients: [{ address: "eva@odberatel.example", outcome: "accepted" }],
        attempts: [
          { number: 1, outcome: "sent", finishedAt: expect.any(Date), dotReleasedAt: expect.any(Date) },
        ],
      });
      expect(peer.timesAccepted(one.messageId)).toBe(1);
    }
    expect(peer.connections).toBe(1);
    expect((await mailboxOf(sender)).lastSuccessAt).toBeInstanceOf(Date);
  });

  test("exactly the frozen bytes go out", async () => {
    const { peer, sender } = await mannered({ encryption });
    const { id } = await order(sender, { bytes: 300_000 });
    await work(sender);
    const { mime } = await db().delivery.findUniqueOrThrow({ where: { id } });
    expect(peer.caught[0]?.raw.equals(Buffer.from(mime))).toBe(true);
    expect(peer.caught[0]).toMatchObject({ from: "fakturace@firma.example", to: ["eva@odberatel.example"] });
  });
});

describe("a refusal of the message", () => {
  test.each([
    ["of the sender", { mail: "553 5.7.1 not yours" }, "diagnosis.senderNotAllowed"],
    ["of the recipient", { rcpt: "550 5.1.1 nobody" }, "diagnosis.noSuchRecipient"],
    ["of the message", { dot: "550 5.7.1 spam" }, "diagnosis.policyRefused"],
    ["in words that nobody knows", { dot: "554 9.9.9 meh" }, "diagnosis.unknownReply"],
  ])("%s for good: rejected, with the reply and its meaning", async (_name, moves, reason) => {
    const { sender } = await scripted({ moves });
    const delivery = await order(sender);
    await work(sender);
    const stored = await deliveryOf(delivery);
    expect(stored).toMatchObject({
      state: "rejected",
      reply: Object.values(moves)[0],
      recipients: [{ outcome: "refused" }],
      attempts: [{ outcome: "refused" }],
    });
    expect(stored.reason).toMatch(new RegExp(`^${reason}\\?`));
  });

  test.each([
    ["of the recipient", { rcpt: "450 4.2.0 greylisted" }],
    ["of the message", { dot: "451 4.3.0 later" }],
  ])("%s for now: queued for the next try", async (_name, moves) => {
    const { sender } = await scripted({ moves });
    const delivery = await order(sender);
    await work(sender);
    const stored = await deliveryOf(delivery);
    expect(stored).toMatchObject({
      state: "queued",
      attemptCount: 1,
      attemptId: null,
      dotReleasedAt: null,
      recipients: [{ outcome: "pending", reply: Object.values(moves)[0] }],
    });
    expect(minutesUntil(stored.dueAt)).toBeGreaterThan(0.7);
    expect(minutesUntil(stored.dueAt)).toBeLessThan(1.3);
    expect((await mailboxOf(sender)).pausedReason).toBeNull();
  });

  test("of some recipients: sent, with the refused ones marked", async () => {
    const { sender } = await mannered({ refuse: { "nikdo@odberatel.example": "550 5.1.1 No such user" } });
    const recipients = ["eva", "nikdo"].map((name) => ({
      address: `${name}@odberatel.example`,
      kind: "to" as const,
    }));
    const delivery = await order(sender, { recipients });
    await work(sender);
    expect(await deliveryOf(delivery)).toMatchObject({
      state: "sent",
      recipients: [
        { address: "eva@odberatel.example", outcome: "accepted" },
        { address: "nikdo@odberatel.example", outcome: "refused", reply: "550 5.1.1 No such user" },
      ],
    });
  });
});

describe("doubt", () => {
  test.each([
    ["the connection breaks", "drop"],
    ["the answer is cut off", { raw: "250 2.0", drop: true }],
  ] as const)("after the dot, when %s: unknown, and nothing is sent again by itself", async (_name, dot) => {
    const { peer, sender } = await scripted({ moves: { dot } });
    const delivery = await order(sender);
    await work(sender);
    expect(await deliveryOf(delivery)).toMatchObject({
      state: "unknown",
      reason: "diagnosis.replyLost",
      dotReleasedAt: expect.any(Date),
      attempts: [{ outcome: "unknown", diagnosis: "hungUp" }],
    });
    expect(await work(sender)).toBeUndefined();
    expect(peer.dots).toBe(1);
  });

  test("before the gate there is none: queued", async () => {
    const { sender } = await scripted({ moves: { body: "drop" } });
    const delivery = await order(sender, { bytes: 500_000 });
    await work(sender);
    expect(await deliveryOf(delivery)).toMatchObject({
      state: "queued",
      attemptCount: 1,
      dotReleasedAt: null,
    });
  });
});

test("a connection that the server has ended meanwhile costs nothing: a new one is opened", async () => {
  const { peer, sender } = await scripted({
    moves: { mail: ["250 ok", "421 4.4.2 idle too long", "250 ok"] },
  });
  const orders = [await order(sender), await order(sender)];
  await work(sender);
  for (const one of orders) expect(await deliveryOf(one)).toMatchObject({ state: "sent", attemptCount: 0 });
  expect(peer.heard.filter((line) => line.startsWith("EHLO"))).toHaveLength(2);
});

test("changed settings are used at once, not those of the open connection", async () => {
  const { peer: old, sender } = await mannered();
  const { peer: fresh } = await mannered();
  const [first, second] = [await order(sender), await order(sender)];
  const changing = eventually(async () => {
    expect((await deliveryOf(first)).state).toBe("sent");
  });
  const claim = await claimNext(sender.mailboxId);
  const stop = new AbortController();
  if (claim) await serveMailbox(claim, { ...never, stop: AbortSignal.abort() });
  await changing;
  await saveMailbox(sender.company, mailboxValues(fresh.server, { id: sender.mailboxId }));
  await work(sender, { ...never, stop: stop.signal });
  expect([old.timesAccepted(first.messageId), fresh.timesAccepted(second.messageId)]).toEqual([1, 1]);
});

test("an attempt that has lost its delivery writes no dot", async () => {
  const { peer, sender } = await scripted({
    moves: {
      data: async () => {
        await db().$executeRaw`UPDATE "Delivery" SET "leaseUntil" = now() + interval '1 second'
          WHERE "id" = ${id}::uuid`;
        return "354 go";
      },
    },
  });
  const { id } = await order(sender, { bytes: 2_000_000 });
  await work(sender);
  expect(peer.dots).toBe(0);
  expect(await deliveryOf({ id })).toMatchObject({ state: "queued", dotReleasedAt: null, attemptCount: 1 });
});

test("a yes that comes after others gave up on the attempt turns unknown into sent", async () => {
  const { sender } = await scripted({
    moves: {
      dot: async () => {
        await db()
          .$executeRaw`UPDATE "Delivery" SET "state" = 'unknown', "leaseUntil" = NULL WHERE "id" = ${id}::uuid`;
        return "250 2.0.0 at last";
      },
    },
  });
  const { id } = await order(sender);
  await work(sender);
  expect(await deliveryOf({ id })).toMatchObject({ state: "sent", reply: "250 2.0.0 at last" });
});

test("when the outcome cannot be written, only the writing is repeated", async () => {
  const { peer, sender } = await mannered();
  const delivery = await order(sender);
  await db().$executeRawUnsafe(`CREATE FUNCTION no_sent() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW."state" = 'sent' THEN RAISE EXCEPTION 'disk full'; END IF; RETURN NEW; END $$`);
  await db().$executeRawUnsafe(
    `CREATE TRIGGER no_sent BEFORE UPDATE ON "Delivery" FOR EACH ROW EXECUTE FUNCTION no_sent()`,
  );
  const working = work(sender);
  await eventually(() => expect(peer.timesAccepted(delivery.messageId)).toBe(1));
  await db().$executeRawUnsafe(`DROP TRIGGER no_sent ON "Delivery"`);
  await working;
  expect(await deliveryOf(delivery)).toMatchObject({ state: "sent" });
  expect(peer.timesAccepted(delivery.messageId)).toBe(1);
});

test("a stored message that is not the ordered one is held, not sent", async () => {
  const { peer, sender } = await mannered();
  const delivery = await order(sender);
  // What the database forbids, as a broken disk would do it.
  await db().$executeRaw`ALTER TABLE "Delivery" DISABLE TRIGGER "Delivery_message_rules"`;
  await db().delivery.update({ where: { id: delivery.id }, data: { mime: Buffer.from("něco jiného") } });
  await db().$executeRaw`ALTER TABLE "Delivery" ENABLE TRIGGER "Delivery_message_rules"`;
  await work(sender);
  expect(await deliveryOf(delivery)).toMatchObject({
    state: "held",
    hold: "attention",
    reason: "diagnosis.messageDamaged",
  });
  expect(peer.connections).toBe(0);
});

test("a stopping worker finishes what it sends and claims nothing more", async () => {
  const { sender } = await mannered();
  const [first, second] = [await order(sender), await order(sender)];
  await work(sender, { ...never, stop: AbortSignal.abort() });
  expect(await deliveryOf(first)).toMatchObject({ state: "sent" });
  expect(await deliveryOf(second)).toMatchObject({ state: "queued" });
});

test("what has to end at once goes back to the queue before the gate", async () => {
  const abort = new AbortController();
  const { sender } = await scripted({
    moves: {
      rcpt: () => {
        abort.abort();
        return "silence";
      },
    },
  });
  const delivery = await order(sender);
  await work(sender, { ...never, abort: abort.signal });
  expect(await deliveryOf(delivery)).toMatchObject({ state: "queued", attemptCount: 0 });
});
