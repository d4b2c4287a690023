import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order, type Sender, testSender } from "#testing/deliveries.ts";
import { claimNext } from "./claim.ts";

await testDatabase();

beforeEach(async () => {
  await db().company.updateMany({ data: { sendingEnabled: false } });
});

const setMailbox = ({ mailboxId }: Sender, data: object) =>
  db().mailbox.update({ where: { id: mailboxId }, data });
const inMs = (ms: number) => new Date(Date.now() + ms);

test("what is due is claimed once, with an attempt and a lease", async () => {
  const sender = await testSender();
  const delivery = await order(sender);
  const claim = await claimNext();
  expect(claim).toMatchObject({
    deliveryId: delivery.id,
    companyId: sender.company.id,
    mailboxId: sender.mailboxId,
    mailboxVersion: 1,
    lastPause: null,
    attemptCount: 0,
  });
  const stored = await deliveryOf(delivery);
  expect(stored).toMatchObject({ state: "sending", attemptId: claim?.attemptId, dotReleasedAt: null });
  expect(stored.attempts).toMatchObject([{ id: claim?.attemptId, number: 1, outcome: null }]);
  const leaseMs = (stored.leaseUntil?.getTime() ?? 0) - Date.now();
  expect(leaseMs).toBeGreaterThan(25_000);
  expect(leaseMs).toBeLessThan(31_000);
  expect(await claimNext()).toBeUndefined();
});

test("however many workers look at once, each mailbox sends one message at a time", async () => {
  for (let round = 0; round < 10; round++) {
    const senders = await Promise.all(Array.from({ length: 3 }, () => testSender()));
    for (const sender of senders) for (let i = 0; i < 4; i++) await order(sender);
    const claims = (await Promise.all(Array.from({ length: 10 }, () => claimNext()))).filter(
      (claim) => claim,
    );
    const mailboxes = claims.map((claim) => claim?.mailboxId);
    expect(new Set(mailboxes).size).toBe(mailboxes.length);
    // Whoever lost every race comes back; nobody's turn is lost for good.
    for (let more = await claimNext(); more; more = await claimNext()) mailboxes.push(more.mailboxId);
    expect(mailboxes.sort()).toEqual(senders.map(({ mailboxId }) => mailboxId).sort());
  }
});

test("the mailbox that was served least recently goes first, and of it the oldest delivery", async () => {
  const [busy, quiet, fresh] = [await testSender(), await testSender(), await testSender()];
  await setMailbox(busy, { lastServedAt: inMs(-1_000) });
  await setMailbox(quiet, { lastServedAt: inMs(-60_000) });
  const [, second] = [await order(busy), await order(quiet), await order(quiet)];
  await order(fresh);
  const turns = [await claimNext(), await claimNext(), await claimNext()];
  expect(turns.map((turn) => turn?.mailboxId)).toEqual([fresh.mailboxId, quiet.mailboxId, busy.mailboxId]);
  expect(turns[1]?.deliveryId).toBe(second.id);
});

test("one mailbox alone can be asked for", async () => {
  const [one, other] = [await testSender(), await testSender()];
  await order(one);
  const wanted = await order(other);
  expect((await claimNext(other.mailboxId))?.deliveryId).toBe(wanted.id);
  expect(await claimNext(other.mailboxId)).toBeUndefined();
});

test("nothing leaves before its time", async () => {
  const delivery = await order(await testSender());
  await db().delivery.update({ where: { id: delivery.id }, data: { dueAt: inMs(60_000) } });
  expect(await claimNext()).toBeUndefined();
});

test("nothing leaves while the service is off", async () => {
  const sender = await testSender();
  await order(sender);
  await db().company.update({ where: { id: sender.company.id }, data: { sendingEnabled: false } });
  expect(await claimNext()).toBeUndefined();
});

test("a resting mailbox sends nothing until its time has come", async () => {
  const sender = await testSender();
  await order(sender);
  await setMailbox(sender, { pausedReason: "diagnosis.badCredentials", pausedUntil: null });
  expect(await claimNext()).toBeUndefined();
  await setMailbox(sender, { pausedUntil: inMs(60_000) });
  expect(await claimNext()).toBeUndefined();
  await setMailbox(sender, { pausedUntil: inMs(-1_000) });
  expect(await claimNext()).toMatchObject({ lastPause: "diagnosis.badCredentials" });
});
