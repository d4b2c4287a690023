import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { recoverAbandoned } from "#lib/outbox/recover.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order, testSender } from "#testing/deliveries.ts";
import { eventually } from "#testing/eventually.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { startWorker } from "#testing/worker.ts";

await testDatabase();

test("a message that brings down three workers in a row is held, and the one behind it goes out", {
  timeout: 120_000,
}, async () => {
  const peer = await startSmtpPeer();
  const sender = await testSender(peer.server);
  const poison = await order(sender);
  const behind = await order(sender);
  for (let crash = 0; crash < 3; crash++) {
    const victim = await startWorker({ killAt: "rcpt" });
    expect(await victim.exited).toBe("SIGKILL");
    await recoverAbandoned();
    // After a second crash it is left alone for a minute.
    await db().delivery.update({ where: { id: poison.id }, data: { dueAt: new Date(0) } });
  }
  const worker = await startWorker();
  const settled = async () => expect((await deliveryOf(behind)).state).toBe("sent");
  await eventually(settled);
  expect(await deliveryOf(poison)).toMatchObject({
    state: "held",
    reason: "diagnosis.crashedRepeatedly",
    attempts: [{ outcome: "abandoned" }, { outcome: "abandoned" }, { outcome: "abandoned" }],
  });
  expect(peer.timesAccepted(poison.messageId)).toBe(0);
  worker.process.kill("SIGKILL");
  await worker.exited;
  await peer.close();
});
