import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order, testSender } from "#testing/deliveries.ts";
import { type Claim, claimNext } from "./claim.ts";
import { openGate } from "./lease.ts";
import { recoverAbandoned } from "./recover.ts";
import { hasEnded, workerName } from "./worker-name.ts";

await testDatabase();
const elsewhere = "jiny-stroj/1/abcdef";

async function claimed(worker = elsewhere) {
  const sender = await testSender();
  const delivery = await order(sender);
  const claim = await claimNext(sender.mailboxId);
  if (!claim) throw new Error("nothing was claimed");
  await db().deliveryAttempt.update({ where: { id: claim.attemptId }, data: { worker } });
  return { delivery, claim, sender };
}

const runOut = ({ deliveryId }: Claim) =>
  db().delivery.update({ where: { id: deliveryId }, data: { leaseUntil: new Date(Date.now() - 1) } });

test("while its lease runs, an attempt on another machine is left alone", async () => {
  const { delivery } = await claimed();
  await recoverAbandoned();
  expect(await deliveryOf(delivery)).toMatchObject({ state: "sending" });
});

test("a lease that ran out before the gate puts the delivery back into the queue", async () => {
  const { delivery, claim } = await claimed();
  await runOut(claim);
  await recoverAbandoned();
  expect(await deliveryOf(delivery)).toMatchObject({
    state: "queued",
    attemptId: null,
    reason: "diagnosis.workerCrashed",
    attemptCount: 0,
    attempts: [{ outcome: "abandoned", finishedAt: expect.any(Date) }],
  });
  expect(await openGate(claim)).toBe(false);
});

test("a lease that ran out after the gate leaves doubt, and says so", async () => {
  const { delivery, claim } = await claimed();
  expect(await openGate(claim)).toBe(true);
  await runOut(claim);
  await recoverAbandoned();
  expect(await deliveryOf(delivery)).toMatchObject({
    state: "unknown",
    reason: "diagnosis.replyLost",
    attempts: [{ outcome: "unknown" }],
  });
});

test("the gate opens once, and not when the lease is about to end", async () => {
  const { claim } = await claimed();
  expect(await openGate(claim)).toBe(true);
  expect(await openGate(claim)).toBe(false);
  const late = await claimed();
  const data = { leaseUntil: new Date(Date.now() + 2_000) };
  await db().delivery.update({ where: { id: late.claim.deliveryId }, data });
  expect(await openGate(late.claim)).toBe(false);
});

test("a worker of this machine that is no more is noticed without waiting for its lease", async () => {
  const [host, , run] = workerName.split("/");
  const dead = [host, 2 ** 22 + 1, run?.replace(/^./, "z")].join("/");
  expect([hasEnded(dead), hasEnded(workerName), hasEnded(elsewhere)]).toEqual([true, false, false]);
  const { delivery } = await claimed(dead);
  await recoverAbandoned();
  expect(await deliveryOf(delivery)).toMatchObject({ state: "queued" });
});

test("a delivery that brings the process down three times in a row is held, and others go on", async () => {
  const { delivery, claim: first, sender } = await claimed();
  const other = await order(sender);
  let claim: Claim | undefined = first;
  const states: string[] = [];
  for (let crash = 0; crash < 3; crash++) {
    if (!claim) throw new Error("it was not claimed again");
    expect(claim.deliveryId).toBe(delivery.id);
    await runOut(claim);
    await recoverAbandoned();
    states.push((await deliveryOf(delivery)).state);
    const soon = { dueAt: new Date(0) };
    if (crash < 2) await db().delivery.update({ where: { id: delivery.id }, data: soon });
    claim = await claimNext(sender.mailboxId);
  }
  expect(states).toEqual(["queued", "queued", "held"]);
  expect(await deliveryOf(delivery)).toMatchObject({ reason: "diagnosis.crashedRepeatedly" });
  expect(claim?.deliveryId).toBe(other.id);
});
