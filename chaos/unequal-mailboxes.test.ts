import { expect, test, vi } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order, testSender } from "#testing/deliveries.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { startWorker } from "#testing/worker.ts";

await testDatabase();

test("one order does not wait behind ten thousand of another mailbox", { timeout: 120_000 }, async () => {
  const peers = [await startSmtpPeer(), await startSmtpPeer()] as const;
  const busy = await testSender(peers[0].server);
  await multiply(await order(busy), 10_000);
  const worker = await startWorker();
  try {
    await vi.waitFor(() => expect(peers[0].caught.length).toBeGreaterThan(10), { timeout: 60_000 });
    const single = await order(await testSender(peers[1].server));
    const reaches = async () => expect((await deliveryOf(single)).state).toBe("sent");
    await vi.waitFor(reaches, { timeout: 60_000, interval: 20 });
    expect(await db().delivery.count({ where: { state: "queued" } })).toBeGreaterThan(8_000);
    const { createdAt, attempts } = await deliveryOf(single);
    expect((attempts[0]?.startedAt.getTime() ?? 0) - createdAt.getTime()).toBeLessThan(5_000);
  } finally {
    worker.process.kill("SIGKILL");
    await worker.exited;
    for (const peer of peers) await peer.close();
  }
});

async function multiply({ id }: { id: string }, times: number): Promise<void> {
  await db().$executeRaw`
    WITH copies AS (
      INSERT INTO "Delivery" SELECT (jsonb_populate_record(d, jsonb_build_object(
        'id', gen_random_uuid(), 'idempotencyKey', 'copy ' || n, 'messageId', '<' || n || '@firm.example>'))).*
      FROM "Delivery" d, generate_series(2, ${times}) n WHERE d."id" = ${id}::uuid
      RETURNING "id", "companyId"
    )
    INSERT INTO "DeliveryRecipient" ("deliveryId", "companyId", "address")
    SELECT "id", "companyId", 'eva@odberatel.example' FROM copies`;
}
