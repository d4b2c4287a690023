import { describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testMailbox } from "#lib/mailbox/test-mailbox.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order, type Sender } from "#testing/deliveries.ts";
import { hearTest, testValues } from "#testing/mailbox.ts";
import { pretendSent } from "#testing/piles.ts";
import { mailboxOf, mannered, minutesUntil, scripted, work } from "#testing/sender-at-work.ts";
import { claimNext } from "./claim.ts";
import { goOnWithinLimits } from "./go-on.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { releaseDelivery } from "./release-delivery.ts";

await testDatabase({ as: "owner" });

const setMailbox = ({ mailboxId }: Sender, data: object) =>
  db().mailbox.update({ where: { id: mailboxId }, data });
const orders = async (sender: Sender, count: number, more: Parameters<typeof order>[1] = {}) => {
  const made: Awaited<ReturnType<typeof order>>[] = [];
  for (let i = 0; i < count; i++) made.push(await order(sender, more));
  return made;
};
const statesOf = (made: { id: string }[]) =>
  Promise.all(made.map(async (one) => (await deliveryOf(one)).state));
/** As if everything that went out had gone out so much earlier. */
const hoursLater = (hours: number) =>
  db().$executeRaw`UPDATE "Delivery" SET "sentAt" = "sentAt" - ${hours} * interval '1 hour',
    "dueAt" = "dueAt" - ${hours} * interval '1 hour'`;
const threeRecipients = ["eva", "jan", "ota"].map((name) => ({
  address: `${name}@odberatel.example`,
  kind: "to" as const,
}));

describe("the limit of a day", () => {
  test("lets out what fits; the rest is held visibly, each with its time, and goes on by itself", async () => {
    const { peer, sender } = await mannered();
    await setMailbox(sender, { dailyLimit: 2 });
    const made = await orders(sender, 5);
    await work(sender);
    expect(peer.caught).toHaveLength(2);
    expect(await statesOf(made)).toEqual(["sent", "sent", "held", "held", "held"]);
    const held = await deliveryOf(made[2] ?? { id: "" });
    expect(held).toMatchObject({
      hold: "limit",
      reason: "diagnosis.dailyLimitReached?limit=2",
      attempts: [],
    });
    expect(minutesUntil(held.dueAt) / 60).toBeCloseTo(24, 1);
    const third = await deliveryOf(made[4] ?? { id: "" });
    expect(minutesUntil(third.dueAt) / 60).toBeCloseTo(48, 1);
    const { deliveries } = await listDeliveries(sender.company, { state: "held" });
    expect(deliveries.map(({ waitsFor }) => waitsFor)).toContainEqual({ until: held.dueAt });

    await goOnWithinLimits();
    expect(await work(sender)).toBeUndefined();
    await hoursLater(25);
    await goOnWithinLimits();
    await work(sender);
    expect(await statesOf(made)).toEqual(["sent", "sent", "sent", "sent", "held"]);
    expect(minutesUntil((await deliveryOf(made[4] ?? { id: "" })).dueAt) / 60).toBeCloseTo(24, 0);
  });

  test("goes on at once when it is raised, and is told anew when it is lowered", async () => {
    const { sender } = await mannered();
    await setMailbox(sender, { dailyLimit: 1 });
    const made = await orders(sender, 4);
    await work(sender);
    expect(await statesOf(made)).toEqual(["sent", "held", "held", "held"]);
    await setMailbox(sender, { dailyLimit: 3 });
    await goOnWithinLimits();
    expect(await statesOf(made)).toEqual(["sent", "queued", "queued", "held"]);
    expect(await deliveryOf(made[3] ?? { id: "" })).toMatchObject({
      reason: "diagnosis.dailyLimitReached?limit=3",
    });
    await work(sender);
    await setMailbox(sender, { dailyLimit: null });
    await goOnWithinLimits();
    await work(sender);
    expect(await statesOf(made)).toEqual(["sent", "sent", "sent", "sent"]);
  });

  test("counts recipients where the provider does", async () => {
    const { peer, sender } = await mannered();
    await setMailbox(sender, { provider: "microsoft365" });
    await pretendSent(sender, 1, { recipients: 3, hoursAgo: 1 });
    await pretendSent(sender, 1, { recipients: 9_994 });
    const made = [
      ...(await orders(sender, 2, { recipients: threeRecipients })),
      ...(await orders(sender, 1)),
    ];
    await work(sender);
    expect(peer.caught).toHaveLength(1);
    // The small one behind waits too: nobody overtakes.
    expect(await statesOf(made)).toEqual(["sent", "held", "held"]);
    const [, held, behind] = await Promise.all(made.map(deliveryOf));
    expect(held).toMatchObject({ reason: "diagnosis.recipientLimitReached?limit=10000" });
    expect(minutesUntil(held?.dueAt ?? null) / 60).toBeCloseTo(23, 1);
    expect(minutesUntil(behind?.dueAt ?? null) / 60).toBeCloseTo(24, 1);
  });

  test("counts test e-mails, for the provider does", async () => {
    const { peer, sender } = await mannered();
    await setMailbox(sender, { dailyLimit: 2 });
    await hearTest(await testMailbox(sender.company, testValues(peer.server), "cs"));
    const made = await orders(sender, 2);
    await work(sender);
    expect(peer.caught).toHaveLength(2);
    expect(await statesOf(made)).toEqual(["sent", "held"]);
    const { dueAt } = await deliveryOf(made[1] ?? { id: "" });
    expect(minutesUntil(dueAt) / 60).toBeCloseTo(24, 1);
  });

  test("counts what nobody knows about as sent", async () => {
    const { sender } = await scripted({ moves: { dot: ["drop", "250 2.0.0 ok"] } });
    await setMailbox(sender, { dailyLimit: 1 });
    const made = await orders(sender, 2);
    await work(sender);
    expect(await statesOf(made)).toEqual(["unknown", "held"]);
  });

  test("is our own count, and a person may go over it", async () => {
    const { sender } = await mannered();
    await setMailbox(sender, { dailyLimit: 1 });
    const made = await orders(sender, 3);
    await work(sender);
    const [, , last] = made;
    await releaseDelivery(sender.company, last ?? { id: "" });
    await work(sender);
    await goOnWithinLimits();
    expect(await statesOf(made)).toEqual(["sent", "held", "sent"]);
  });

  test("does not hold what has room beside it: another mailbox goes on", async () => {
    const [full, free] = [await mannered(), await mannered()];
    await setMailbox(full.sender, { dailyLimit: 1 });
    await pretendSent(full.sender, 1);
    const stuck = await orders(full.sender, 3);
    const [other] = await orders(free.sender, 1);
    expect((await claimNext())?.deliveryId).toBe(other?.id);
    expect(await statesOf(stuck)).toEqual(["held", "held", "held"]);
  });
});

describe("the limit of a minute", () => {
  test("only delays: the mailbox rests a moment, and says until when", async () => {
    const { peer, sender } = await mannered();
    await setMailbox(sender, { provider: "microsoft365" });
    await pretendSent(sender, 29);
    const made = await orders(sender, 2);
    await work(sender);
    expect(peer.caught).toHaveLength(1);
    expect(await statesOf(made)).toEqual(["sent", "queued"]);
    const { notBefore } = await mailboxOf(sender);
    expect(minutesUntil(notBefore)).toBeGreaterThan(0.8);
    expect(minutesUntil(notBefore)).toBeLessThanOrEqual(1);
    const { deliveries } = await listDeliveries(sender.company, { state: "queued" });
    expect(deliveries[0]).toMatchObject({ waitsFor: { until: notBefore }, reason: "diagnosis.rateReached" });

    await setMailbox(sender, { notBefore: new Date(Date.now() - 1) });
    await hoursLater(1);
    await work(sender);
    expect(await statesOf(made)).toEqual(["sent", "sent"]);
  });
});

test("the server's own count holds likewise, is no failure, and goes on when the mailbox does", async () => {
  const { sender } = await scripted({ moves: { dot: ["250 ok", "550 5.4.5 Daily limit", "250 ok"] } });
  const made = await orders(sender, 4);
  await work(sender);
  expect(await statesOf(made)).toEqual(["sent", "queued", "queued", "queued"]);
  await goOnWithinLimits();
  expect(await statesOf(made)).toEqual(["sent", "held", "held", "held"]);
  const { pausedUntil, pausedReason, failingSince } = await mailboxOf(sender);
  expect(failingSince).toBeNull();
  expect(await deliveryOf(made[1] ?? { id: "" })).toMatchObject({
    hold: "limit",
    reason: pausedReason,
    dueAt: pausedUntil,
    attemptCount: 0,
  });
  // A person goes over our count, not over the server's.
  await releaseDelivery(sender.company, made[3] ?? { id: "" });
  await goOnWithinLimits();
  expect(await work(sender)).toBeUndefined();
  expect(await statesOf(made)).toEqual(["sent", "held", "held", "queued"]);

  await setMailbox(sender, { pausedReason: null, pausedUntil: null });
  await goOnWithinLimits();
  await work(sender);
  expect(await statesOf(made)).toEqual(["sent", "sent", "sent", "sent"]);
});
