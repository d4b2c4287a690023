import { afterEach, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import type { FaultPoint } from "#lib/outbox/fault.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order, testSender } from "#testing/deliveries.ts";
import { eventually } from "#testing/eventually.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { WorkerProcess } from "./worker-process.ts";

await testDatabase();

const PATIENT = { timeout: 120_000 };

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

function worker(options: { stopAt?: FaultPoint } = {}) {
  const env = { ...process.env, LOG_LEVEL: "error", OBALKA_LEASE_MS: "1500" };
  const started = new WorkerProcess({ ...options, env, log: process.stderr.fd });
  ending.push(() => started.end());
  return started;
}

/** A worker that stands still at this point, with a delivery whose lease has run out. */
async function stoppedAt(stopAt: FaultPoint) {
  const peer = await startSmtpPeer();
  ending.push(peer.close);
  const delivery = await order(await testSender(peer.server));
  const stopped = worker({ stopAt });
  await stopped.stopping;
  await eventually(async () => {
    const [row] = await db().$queryRaw<{ over: boolean }[]>`
      SELECT "leaseUntil" < now() AS "over" FROM "Delivery" WHERE "id" = ${delivery.id}::uuid`;
    expect(row?.over).toBe(true);
  });
  return { peer, delivery, goOn: () => stopped.signal("SIGCONT") };
}

const reaches = (delivery: { id: string }, state: string) =>
  eventually(async () => expect((await deliveryOf(delivery)).state).toBe(state));

test(
  "stopped before the gate: another one sends it, and the first lets nothing out when it goes on",
  PATIENT,
  async () => {
    const { peer, delivery, goOn } = await stoppedAt("beforeGate");
    worker();
    await reaches(delivery, "sent");
    goOn();
    await peer.untilEmpty();
    expect(peer.timesAccepted(delivery.messageId)).toBe(1);
    expect(await deliveryOf(delivery)).toMatchObject({
      state: "sent",
      attempts: [{ outcome: "abandoned" }, { outcome: "sent" }],
    });
  },
);

test(
  "stopped after the gate: nobody knows, until its late yes turns unknown into sent",
  PATIENT,
  async () => {
    const { peer, delivery, goOn } = await stoppedAt("afterGate");
    worker();
    await reaches(delivery, "unknown");
    expect(peer.timesAccepted(delivery.messageId)).toBe(0);
    goOn();
    await reaches(delivery, "sent");
    expect(peer.timesAccepted(delivery.messageId)).toBe(1);
    expect(await deliveryOf(delivery)).toMatchObject({
      attempts: [{ outcome: "sent", reply: expect.stringMatching(/^2/) }],
    });
  },
);
