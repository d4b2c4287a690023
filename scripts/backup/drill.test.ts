import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { deliveryOf, order, testSender } from "#testing/deliveries.ts";
import { eventually } from "#testing/eventually.ts";
import { operate, testInstallation } from "#testing/installation.ts";
import { mannered } from "#testing/sender-at-work.ts";
import { type RunningWorker, startWorker } from "#testing/worker.ts";

const site = await testInstallation();

test("a backup made while invoices go out restores to one whole state: what was sent is sent, what was open waits", {
  timeout: 180_000,
}, async () => {
  const { peer, sender } = await mannered();
  const paused = await testSender(peer.server);
  await db().company.update({ where: { id: paused.company.id }, data: { sendingEnabled: false } });
  const first = await startWorker();
  const before = [await order(sender), await order(sender, { bytes: 300_000 })];
  const open = await order(paused);
  for (const one of before) await reaches(one, "sent");

  const backups = site.newMachine();
  const backup = operate("backup", ["--to", backups], site.dataDir);
  const meanwhile = await orderUntil(backup.ended.then(() => {}));
  expect(await backup.ended).toMatchObject({ code: 0, said: expect.stringContaining("The backup is made") });
  for (const one of meanwhile) await reaches(one, "sent");
  const after = await order(sender);
  await reaches(after, "sent");
  await end(first);
  await site.stop();
  const mark = readFileSync(join(site.dataDir, "delivery-mark.json"), "utf8");

  const folder = join(backups, readdirSync(backups)[0] ?? "");
  const restored = await operate("restore", [folder], site.dataDir).ended;
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining("waits for a person") });
  expect(readFileSync(join(site.dataDir, "delivery-mark.json"), "utf8")).toBe(mark);
  const aside = readdirSync(site.dataDir).find((name) => name.startsWith("before-restore-")) ?? "";
  expect(restored.said).toContain(join(site.dataDir, aside));
  expect(existsSync(join(site.dataDir, aside, "db", "PG_VERSION"))).toBe(true);

  await site.start();
  await expectSound();
  for (const one of before) expect(await deliveryOf(one)).toMatchObject({ state: "sent", reply: accepted() });
  expect(await deliveryOf(open)).toMatchObject({ state: "held", hold: "restore" });
  expect(await db().delivery.findUnique({ where: { id: after.id } })).toBeNull();
  const kept = await db().delivery.findMany({ include: { recipients: true } });
  for (const { state } of kept) expect(["sent", "held", "unknown"]).toContain(state);
  expect(kept.every(({ recipients }) => recipients.length === 1)).toBe(true);
  const waiting = kept.filter(({ state }) => state !== "sent").length;
  expect(restored.said).toContain(`Deliveries that were open: ${waiting}.`);

  // The first worker sends what is ordered now, and nothing a second time.
  const second = await startWorker();
  const fresh = await order(sender);
  await reaches(fresh, "sent");
  for (const one of [...before, ...meanwhile]) expect(peer.timesAccepted(one.messageId)).toBe(1);
  expect(peer.timesAccepted(open.messageId)).toBe(0);
  await end(second);
  await site.stop();

  // What was set aside is still a database: put back by hand, it knows what went out last.
  await site.start(join(site.dataDir, aside));
  expect(await deliveryOf(after)).toMatchObject({ state: "sent" });

  async function orderUntil(ended: Promise<void>) {
    const ordered: Awaited<ReturnType<typeof order>>[] = [];
    let going = true;
    void ended.then(() => (going = false));
    while (going) {
      for (let i = 0; i < 10; i++) ordered.push(await order(sender, { bytes: 20_000 }));
      await reaches(ordered.at(-1) ?? open, "sent");
    }
    return ordered;
  }
});

const reaches = (delivery: { id: string }, state: string) =>
  eventually(async () => expect((await deliveryOf(delivery)).state).toBe(state));
const accepted = () => expect.stringMatching(/^250/);

async function end(worker: RunningWorker): Promise<void> {
  worker.process.kill("SIGTERM");
  expect(await worker.exited).toBe(0);
}

/** Every table agrees with its indexes, and every page with its checksum. */
async function expectSound(): Promise<void> {
  await db().$executeRawUnsafe("CREATE EXTENSION amcheck");
  const faults = await db().$queryRawUnsafe<unknown[]>(
    `SELECT c.relname, fault.* FROM pg_class c CROSS JOIN LATERAL verify_heapam(c.oid) AS fault
     WHERE c.relkind = 'r' AND c.relpersistence = 'p'`,
  );
  expect(faults).toEqual([]);
  await db().$queryRawUnsafe(
    `WITH btrees AS MATERIALIZED (
       SELECT i.indexrelid AS id FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
       JOIN pg_am a ON a.oid = c.relam WHERE a.amname = 'btree' AND c.relkind = 'i' AND c.relpersistence = 'p')
     SELECT bt_index_check(id, true)::text FROM btrees`,
  );
}
