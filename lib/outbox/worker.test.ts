import { afterEach, describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order, type Sender, testSender } from "#testing/deliveries.ts";
import { eventually } from "#testing/eventually.ts";
import { inTime } from "#testing/in-time.ts";
import { pileUp } from "#testing/piles.ts";
import { type Move, startScriptedPeer } from "#testing/scripted-peer.ts";
import { type SmtpPeer, startSmtpPeer } from "#testing/smtp-peer.ts";
import { type RunningWorker, startWorker } from "#testing/worker.ts";
import { claimNext } from "./claim.ts";
import type { FaultPoint } from "./fault.ts";
import { openGate } from "./lease.ts";
import { listUndecided } from "./list-deliveries.ts";
import { serveMailbox } from "./serve-mailbox.ts";

await testDatabase({ as: "owner" });

const workers: RunningWorker[] = [];
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) {
    worker.process.kill("SIGKILL");
    await worker.exited;
  }
  for (const close of closing.splice(0)) await close();
  await db().company.updateMany({ data: { sendingEnabled: false } });
});

async function worker(options: Parameters<typeof startWorker>[0] = {}) {
  const started = await startWorker(options);
  workers.push(started);
  return started;
}

async function mannered() {
  const peer = await startSmtpPeer();
  closing.push(peer.close);
  return peer;
}

async function scripted(script: Parameters<typeof startScriptedPeer>[0]) {
  const peer = await startScriptedPeer(script);
  closing.push(peer.close);
  return peer;
}

const switchSending = ({ company }: Sender, sendingEnabled: boolean) =>
  db().company.update({ where: { id: company.id }, data: { sendingEnabled } });

const reaches = (delivery: { id: string }, state: string) =>
  eventually(async () => expect((await deliveryOf(delivery)).state).toBe(state));

describe("a worker killed with -9", () => {
  const beforeGate: FaultPoint[] = ["claim", "connect", "auth", "rcpt", "body", "beforeGate"];
  const afterGate: FaultPoint[] = ["afterGate", "afterReply"];

  test("leaves nothing lost and nothing twice, wherever it dies: queued before the gate, unknown after it", {
    timeout: 120_000,
  }, async () => {
    const stories: { point: FaultPoint; peer: SmtpPeer; sender: Sender; hit: Order; behind: Order }[] = [];
    for (const point of [...beforeGate, ...afterGate]) {
      const peer = await mannered();
      const sender = await testSender(peer.server);
      const hit = await order(sender, { bytes: 1_000_000 });
      const behind = await order(sender);
      expect(await (await worker({ killAt: point })).exited, point).toBe("SIGKILL");
      expect(await deliveryOf(hit), point).toMatchObject({ state: "sending" });
      await switchSending(sender, false);
      stories.push({ point, peer, sender, hit, behind });
    }
    for (const { sender } of stories) await switchSending(sender, true);
    await worker();
    for (const { point, peer, hit, behind } of stories) {
      await reaches(behind, "sent");
      await reaches(hit, afterGate.includes(point) ? "unknown" : "sent");
      expect(peer.timesAccepted(behind.messageId), point).toBe(1);
      expect(peer.timesAccepted(hit.messageId), point).toBe(point === "afterGate" ? 0 : 1);
    }
  });

  test("while the server thinks: the next worker ends the job", async () => {
    const asked = Promise.withResolvers<void>();
    let times = 0;
    const rcpt = (): Move => {
      asked.resolve();
      return times++ === 0 ? "silence" : "250 2.1.5 ok";
    };
    const peer = await scripted({ moves: { rcpt } });
    const delivery = await order(await testSender(peer.server));
    const first = await worker();
    await asked.promise;
    first.process.kill("SIGKILL");
    await first.exited;
    await worker();
    await reaches(delivery, "sent");
    expect(peer.dots).toBe(1);
  });
});

type Order = Awaited<ReturnType<typeof order>>;

test("an order starts within moments of its commit", async () => {
  const peer = await mannered();
  const sender = await testSender(peer.server);
  await worker();
  await order(sender);
  await eventually(() => expect(peer.caught).toHaveLength(1));
  const second = await order(sender);
  await reaches(second, "sent");
  const { createdAt, attempts } = await deliveryOf(second);
  expect((attempts[0]?.startedAt.getTime() ?? 0) - createdAt.getTime()).toBeLessThan(4_000);
});

test("what could be taken back leaves within moments of its time, without anybody being woken", async () => {
  const peer = await mannered();
  const sender = await testSender(peer.server);
  await worker();
  // A second apart, as its rounds come every five: without a clock of its own two of them at most would be in time.
  const waiting: { delivery: Order; dueAt: Date }[] = [];
  for (const undoSeconds of [6, 7, 8, 9]) {
    const delivery = await order(sender, { undoSeconds });
    waiting.push({ delivery, dueAt: (await deliveryOf(delivery)).dueAt });
  }
  const late: number[] = [];
  for (const { delivery, dueAt } of waiting) {
    await reaches(delivery, "sent");
    const { attempts } = await deliveryOf(delivery);
    late.push((attempts[0]?.startedAt.getTime() ?? 0) - dueAt.getTime());
  }
  // Times are kept in milliseconds.
  expect(Math.min(...late)).toBeGreaterThanOrEqual(-1);
  expect(late.filter((ms) => ms < 2_000).length, late.join(", ")).toBeGreaterThanOrEqual(3);
}, 30_000);

test("two workers share the work, and each message goes out once", async () => {
  const peers = await Promise.all(Array.from({ length: 4 }, mannered));
  const senders = await Promise.all(peers.map((peer) => testSender(peer.server)));
  await Promise.all([worker(), worker()]);
  const orders = await Promise.all(
    senders.flatMap((sender) => Array.from({ length: 5 }, () => order(sender))),
  );
  for (const one of orders) await reaches(one, "sent");
  const accepted = peers.flatMap((peer) => peer.caught.map(({ messageId }) => messageId));
  expect(accepted.sort()).toEqual(orders.map(({ messageId }) => messageId).sort());
});

describe("a machine that is gone", () => {
  const gone = async (sender: Sender, pastGate: boolean) => {
    const delivery = await order(sender);
    const claim = await claimNext(sender.mailboxId);
    if (!claim) throw new Error("nothing was claimed");
    if (pastGate) expect(await openGate(claim)).toBe(true);
    await db().deliveryAttempt.update({ where: { id: claim.attemptId }, data: { worker: "jiny-stroj/1/a" } });
    return delivery;
  };

  test("is noticed by its leases: what it was sending is resolved within 5 s, and what is in doubt is shown", {
    timeout: 60_000,
  }, async () => {
    const peers = await Promise.all([mannered(), mannered()]);
    const [one, other] = [await testSender(peers[0].server), await testSender(peers[1].server)];
    const [before, after] = [await gone(one, false), await gone(other, true)];
    await worker();
    const endsAt = Date.now() + 2_000;
    const leaseUntil = new Date(endsAt);
    await db().delivery.updateMany({ where: { state: "sending" }, data: { leaseUntil } });
    await reaches(after, "unknown");
    await reaches(before, "sent");
    expect(Date.now() - endsAt).toBeLessThan(inTime(5_000));
    expect(await listUndecided(other.company)).toMatchObject([
      { id: after.id, attempts: [{ outcome: "unknown", finishedAt: expect.any(Date) }] },
    ]);
    expect(peers[1].caught).toHaveLength(0);
  });
});

describe("a mailbox with ten thousand waiting", () => {
  test("does not keep another one waiting that has a single one", { timeout: 60_000 }, async () => {
    const [busy, quiet] = await Promise.all([mannered(), mannered()]);
    await pileUp(await testSender(busy.server), 10_000);
    const sender = await testSender(quiet.server);
    await worker();
    await eventually(() => expect(busy.caught.length).toBeGreaterThan(3));
    const single = await order(sender);
    await reaches(single, "sent");
    const { createdAt, attempts } = await deliveryOf(single);
    expect((attempts[0]?.startedAt.getTime() ?? 0) - createdAt.getTime()).toBeLessThan(inTime(5_000));
  });

  test("gives up its connection after its turn, where a single hand serves both", async () => {
    const [busy, quiet] = await Promise.all([mannered(), mannered()]);
    await pileUp(await testSender(busy.server), 10_000);
    const first = await claimNext();
    const single = await order(await testSender(quiet.server));
    const turn = { stop: new AbortController().signal, abort: new AbortController().signal, turnMs: 1 };
    if (first) await serveMailbox(first, turn);
    const second = await claimNext();
    expect(second?.deliveryId).toBe(single.id);
    expect(busy.caught).toHaveLength(1);
  });
});

test("told to stop, it finishes what it sends and claims nothing more", async () => {
  const started = await (async () => {
    const peer = await scripted({
      moves: {
        dot: async () => {
          running.process.kill("SIGTERM");
          await eventually(async () => expect(await isListening()).toBe(false));
          return "250 2.0.0 queued";
        },
      },
    });
    const sender = await testSender(peer.server);
    return [await order(sender), await order(sender)] as const;
  })();
  const running = await worker();
  expect(await running.exited).toBe(0);
  expect(await deliveryOf(started[0])).toMatchObject({ state: "sent", reply: "250 2.0.0 queued" });
  expect(await deliveryOf(started[1])).toMatchObject({ state: "queued" });
});

test("it ends with the program that started it", async () => {
  const running = await worker();
  running.process.disconnect();
  expect(await running.exited).toBe(0);
});

// A worker that was told to stop closes its listening connection first.
async function isListening(): Promise<boolean> {
  const found = await db().$queryRaw<unknown[]>`
    SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%delivery_due%'`;
  return found.length > 0;
}
