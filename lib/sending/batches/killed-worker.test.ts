import { afterEach, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import type { UserError } from "#lib/base/errors.ts";
import { orderMany } from "#testing/batches.ts";
import { testDatabase } from "#testing/database.ts";
import { eventually } from "#testing/eventually.ts";
import { givenIssued } from "#testing/issued-invoices.ts";
import { mannered } from "#testing/sender-at-work.ts";
import { type RunningWorker, startWorker } from "#testing/worker.ts";
import { listItems } from "./list-items.ts";
import { readBatch } from "./read-batch.ts";

await testDatabase();

const workers: RunningWorker[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) {
    worker.process.kill("SIGKILL");
    await worker.exited;
  }
});

async function worker(options?: Parameters<typeof startWorker>[0]) {
  const started = await startWorker(options);
  workers.push(started);
  return started;
}

const deliveries = (batchId: string) => db().delivery.count({ where: { batchItem: { batchId } } });

// What a dead worker held is free at once.
async function endLeases(batchId: string) {
  const leaseUntil = new Date(Date.now() - 1_000);
  await db().sendBatchItem.updateMany({
    where: { batchId, leaseUntil: { not: null } },
    data: { leaseUntil },
  });
}

test("forty invoices arrive once each by two workers, and ordered again nothing is sent", {
  timeout: 120_000,
}, async () => {
  const { peer, sender } = await mannered();
  const { company } = sender;
  const ids = await givenIssued(company, 40);
  const batch = await orderMany(company, ids);
  await Promise.all([worker(), worker()]);
  await eventually(async () => expect((await readBatch(company, batch))?.counts.sent).toBe(40));
  await eventually(async () => expect((await readBatch(company, batch))?.state).toBe("done"));
  expect(new Set(peer.caught.map(({ messageId }) => messageId)).size).toBe(40);
  const again = await orderMany(company, ids).catch((error: UserError) => error.problem);
  expect(again).toBe("batchNothingToSend");
  expect(peer.caught).toHaveLength(40);
});

test("workers killed with -9 in the middle of a batch lose nothing and send nothing twice", {
  timeout: 120_000,
}, async () => {
  const { peer, sender } = await mannered();
  const { company } = sender;
  const ids = await givenIssued(company, 30);
  const batch = await orderMany(company, ids);
  for (const reached of [1, 8, 15]) {
    const { process, exited } = await worker();
    await eventually(async () => expect(await deliveries(batch)).toBeGreaterThanOrEqual(reached));
    process.kill("SIGKILL");
    await exited;
    await endLeases(batch);
  }
  await worker();
  // What was cut off after the gate is unknown: it may have gone out, and is not sent again.
  await eventually(async () => {
    const { sent = 0, unknown = 0 } = (await readBatch(company, batch))?.counts ?? {};
    expect(sent + unknown).toBe(30);
  });
  const items = await db().sendBatchItem.findMany({ where: { batchId: batch }, include: { delivery: true } });
  expect(items.map(({ delivery }) => delivery?.invoiceId).toSorted()).toEqual(ids.toSorted());
  expect(await db().delivery.count({ where: { companyId: company.id } })).toBe(30);
  for (const { delivery } of items) {
    const times = peer.timesAccepted(delivery?.messageId ?? "");
    expect(times).toBeLessThanOrEqual(1);
    if (delivery?.state === "sent") expect(times).toBe(1);
  }
});

test("a document that brings down every worker that composes it is left out after the third, and the others go", {
  timeout: 120_000,
}, async () => {
  const { peer, sender } = await mannered();
  const { company } = sender;
  const batch = await orderMany(company, await givenIssued(company, 3));
  for (const _ of [1, 2, 3]) {
    const { exited } = await worker({ killAt: "compose" });
    expect(await exited).toBe("SIGKILL");
    await endLeases(batch);
  }
  await worker();
  await eventually(async () =>
    expect((await readBatch(company, batch))?.counts).toMatchObject({ skipped: 1, sent: 2 }),
  );
  expect((await listItems(company, batch, {})).items).toMatchObject([
    { state: "skipped", problem: "batchNotComposed" },
    { state: "sent" },
    { state: "sent" },
  ]);
  expect(peer.caught).toHaveLength(2);
});
