import { beforeAll, describe, expect, test, vi } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, listen } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { removeMailbox } from "#lib/mailbox/remove-mailbox.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order, type Sender, testSender } from "#testing/deliveries.ts";
import { eventually } from "#testing/eventually.ts";
import { scripted, work } from "#testing/sender-at-work.ts";
import { cancelDelivery } from "./cancel-delivery.ts";
import { claimNext } from "./claim.ts";
import { countUndecided } from "./count-deliveries.ts";
import { openGate } from "./lease.ts";
import { listUndecided } from "./list-deliveries.ts";
import { readDelivery } from "./read-delivery.ts";
import { releaseDelivery } from "./release-delivery.ts";
import { resendToRefused } from "./resend-to-refused.ts";
import { resolveDelivery } from "./resolve-delivery.ts";
import { retryDelivery } from "./retry-delivery.ts";

// What a person does with a delivery, and what the state forbids.

await testDatabase();

const set = ({ id }: { id: string }, data: object) => db().delivery.update({ where: { id }, data });
const auditOf = async ({ id }: { id: string }) => {
  const events = await db().auditEvent.findMany({ where: { subjectId: id }, orderBy: { createdAt: "asc" } });
  return events.map(({ event, userId, details }) => ({ event, userId, details }));
};
const deedsOn = async ({ company }: Sender, { id }: { id: string }) =>
  (await readDelivery(company, id))?.deeds;
const inAnHour = new Date(Date.now() + 3_600_000);

/** A delivery that nobody knows about: the server took it, and its answer was lost. */
async function unknown() {
  const { peer, sender } = await scripted({ moves: { dot: ["drop", "250 2.0.0 second time"] } });
  const delivery = await order(sender);
  await work(sender);
  expect(await deliveryOf(delivery)).toMatchObject({ state: "unknown" });
  return { peer, sender, delivery };
}

describe("a waiting delivery", () => {
  let sender: Sender;
  beforeAll(async () => {
    sender = await testSender();
  });

  test("is cancelled: it never goes out, and it is on the record who did it", async () => {
    const delivery = await order(sender);
    await cancelDelivery(sender.company, delivery);
    expect(await claimNext(sender.mailboxId)).toBeUndefined();
    expect(await deliveryOf(delivery)).toMatchObject({ state: "cancelled" });
    await cancelDelivery(sender.company, delivery);
    expect(await auditOf(delivery)).toMatchObject([
      { event: "delivery.queued" },
      {
        event: "delivery.cancelled",
        userId: sender.company.userId,
        details: { from: "queued", to: "cancelled" },
      },
    ]);
    expect(await deedsOn(sender, delivery)).toEqual([]);
  });

  test("is tried at once instead of at its time, and the workers hear of it", async () => {
    const delivery = await order(sender);
    await set(delivery, { dueAt: inAnHour, attemptCount: 4 });
    expect(await deedsOn(sender, delivery)).toEqual(["retry", "cancel"]);
    const stop = new AbortController();
    const due = vi.fn();
    const listening = listen("delivery_due", due, stop.signal);
    await eventually(() => expect(due).toHaveBeenCalledWith(""));
    await retryDelivery(sender.company, delivery);
    await eventually(() => expect(due).toHaveBeenLastCalledWith(sender.mailboxId));
    stop.abort();
    await listening;
    expect(await deedsOn(sender, delivery)).toEqual(["cancel"]);
    expect(await claimNext(sender.mailboxId)).toMatchObject({ deliveryId: delivery.id, attemptCount: 4 });
  });

  test("is out of reach once it is being sent", async () => {
    const other = await testSender();
    const delivery = await order(other);
    await claimNext(other.mailboxId);
    expect(await deedsOn(other, delivery)).toEqual([]);
    await expect(cancelDelivery(other.company, delivery)).rejects.toThrow("deliveryNotCancellable");
    await expect(retryDelivery(other.company, delivery)).rejects.toThrow("deliveryNotQueued");
    await expect(releaseDelivery(other.company, delivery)).rejects.toThrow("deliveryNotHeld");
  });

  test("belongs to its company", async () => {
    const other = await testSender();
    const delivery = await order(sender);
    for (const deed of [cancelDelivery, retryDelivery, releaseDelivery, resendToRefused]) {
      await expect(deed(other.company, delivery)).rejects.toThrow("notFound");
    }
    await expect(resolveDelivery(other.company, { ...delivery, decision: "arrived" })).rejects.toThrow(
      "notFound",
    );
    expect(await readDelivery(other.company, delivery.id)).toBeNull();
  });
});

describe("a held delivery", () => {
  test("is released, and its schedule begins anew", async () => {
    const sender = await testSender();
    const delivery = await order(sender);
    const tooLong = { hold: "attention", reason: "diagnosis.retriedTooLong", attemptCount: 28 };
    await set(delivery, { state: "held", ...tooLong });
    expect(await deedsOn(sender, delivery)).toEqual(["release", "cancel"]);
    await releaseDelivery(sender.company, delivery);
    expect(await deliveryOf(delivery)).toMatchObject({
      state: "queued",
      hold: null,
      reason: null,
      attemptCount: 0,
    });
    expect((await auditOf(delivery)).at(-1)).toMatchObject({
      event: "delivery.released",
      details: { from: "held", to: "queued", hold: "attention" },
    });
    await expect(releaseDelivery(sender.company, delivery)).rejects.toThrow("deliveryNotHeld");
  });

  test("can be cancelled", async () => {
    const sender = await testSender();
    const delivery = await order(sender);
    await set(delivery, { state: "held", hold: "limit" });
    await cancelDelivery(sender.company, delivery);
    expect(await deliveryOf(delivery)).toMatchObject({ state: "cancelled", hold: null });
  });
});

describe("an unknown delivery", () => {
  test("is shown until a person decides", async () => {
    const { sender, delivery } = await unknown();
    expect(await listUndecided(sender.company)).toMatchObject([{ id: delivery.id, state: "unknown" }]);
    expect(await countUndecided(sender.company)).toEqual({ count: 1, oldest: delivery.id });
    expect(await deedsOn(sender, delivery)).toEqual(["resolve"]);
  });

  test("arrived: it counts as sent at the time of its dot, by the person's word", async () => {
    const { sender, delivery } = await unknown();
    const { dotReleasedAt } = await deliveryOf(delivery);
    await resolveDelivery(sender.company, { ...delivery, decision: "arrived" });
    expect(await deliveryOf(delivery)).toMatchObject({
      state: "sent",
      sentAt: dotReleasedAt,
      reason: null,
      recipients: [{ outcome: "accepted", reply: null }],
      attempts: [{ outcome: "unknown" }],
    });
    expect((await auditOf(delivery)).at(-1)).toMatchObject({
      event: "delivery.confirmed",
      userId: sender.company.userId,
    });
    expect(await listUndecided(sender.company)).toEqual([]);
    expect(await countUndecided(sender.company)).toEqual({ count: 0, oldest: null });
  });

  test("is sent again: the same bytes under the same Message-ID", async () => {
    const { peer, sender, delivery } = await unknown();
    await resolveDelivery(sender.company, { ...delivery, decision: "again" });
    await work(sender);
    expect(peer.dots).toBe(2);
    expect(await deliveryOf(delivery)).toMatchObject({
      state: "sent",
      messageId: delivery.messageId,
      reply: "250 2.0.0 second time",
      attempts: [{ outcome: "unknown" }, { outcome: "sent" }],
    });
    expect((await auditOf(delivery)).at(-1)).toMatchObject({ event: "delivery.reordered" });
  });

  test("is left: it stays unknown and nobody is asked again, but it can still be decided", async () => {
    const { sender, delivery } = await unknown();
    await resolveDelivery(sender.company, { ...delivery, decision: "leave" });
    expect(await listUndecided(sender.company)).toEqual([]);
    expect(await readDelivery(sender.company, delivery.id)).toMatchObject({
      state: "unknown",
      leftAt: expect.any(Date),
      leftBy: "Majitel",
      reason: "diagnosis.replyLost",
      deeds: ["resolve"],
    });
    expect(await work(sender)).toBeUndefined();
    await resolveDelivery(sender.company, { ...delivery, decision: "arrived" });
    expect(await deliveryOf(delivery)).toMatchObject({ state: "sent", leftAt: null });
  });

  test("is resolved once: of two persons, one is told that it is decided", async () => {
    const { sender, delivery } = await unknown();
    const decisions = (["arrived", "again"] as const).map((decision) =>
      resolveDelivery(sender.company, { ...delivery, decision }),
    );
    const ended = await Promise.allSettled(decisions);
    expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(ended.find((one) => one.status === "rejected")?.reason.message).toBe("deliveryNotUnknown");
  });

  test("does not go out again through a mailbox that was removed", async () => {
    const { sender, delivery } = await unknown();
    await removeMailbox(sender.company, { id: sender.mailboxId });
    await expect(resolveDelivery(sender.company, { ...delivery, decision: "again" })).rejects.toThrow(
      "deliveryMailboxRemoved",
    );
    await resolveDelivery(sender.company, { ...delivery, decision: "arrived" });
  });
});

test("a person and a worker reach for the same delivery: one of them has it, never both", async () => {
  const sender = await testSender();
  for (let round = 0; round < 20; round++) {
    const delivery = await order(sender);
    const cancelling = cancelDelivery(sender.company, delivery).then(
      () => true,
      () => false,
    );
    const [cancelled, claim] = await Promise.all([cancelling, claimNext(sender.mailboxId)]);
    const { state } = await deliveryOf(delivery);
    expect(state).toBe(cancelled ? "cancelled" : "sending");
    expect(claim === undefined).toBe(cancelled);
    if (claim) await giveUp(sender.company, claim);
  }
});

async function giveUp(
  company: ActingCompany,
  claim: { deliveryId: string; attemptId: string },
): Promise<void> {
  expect(await openGate(claim)).toBe(true);
  await set({ id: claim.deliveryId }, { state: "unknown", leaseUntil: null });
  await resolveDelivery(company, { id: claim.deliveryId, decision: "arrived" });
}

test("who may not be found by a made-up name is not there", async () => {
  const { company } = await testSender();
  expect(await readDelivery(company, newUuid())).toBeNull();
  expect(await readDelivery(company, "nesmysl")).toBeNull();
});
