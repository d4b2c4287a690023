import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { closeDb, databaseUrl, db } from "#lib/base/db.ts";
import { ask, dropDatabase } from "#testing/ask-server.ts";
import { testDatabase } from "#testing/database.ts";
import { deliveryOf, order, type Sender, testSender } from "#testing/deliveries.ts";
import { eventually } from "#testing/eventually.ts";
import { mannered } from "#testing/sender-at-work.ts";
import { type RunningWorker, startWorker } from "#testing/worker.ts";
import { claimNext } from "./claim.ts";
import { countRestored } from "./count-deliveries.ts";
import { openGate } from "./lease.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { releaseRestored } from "./release-restored.ts";
import { knownMark, markSaved, openMark } from "./restore-mark.ts";
import { holdIfRestored, markRestored } from "./restored.ts";
import { transition } from "./transitions.ts";

await testDatabase();
const { adminUrl } = inject("postgres");

const folders: string[] = [];
const workers: RunningWorker[] = [];
const backups: string[] = [];
beforeEach(() => {
  process.env.DATA_DIR = newMachine();
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await stop(worker);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  for (const name of backups.splice(0)) await dropDatabase(adminUrl, name);
  await db().company.updateMany({ data: { sendingEnabled: false } });
});

/** A folder for the files beside the database, as every machine has its own. */
function newMachine(): string {
  const folder = mkdtempSync(join(tmpdir(), "obalka-machine-"));
  folders.push(folder);
  return folder;
}

async function start(): Promise<RunningWorker> {
  const worker = await startWorker();
  workers.push(worker);
  return worker;
}

async function stop(worker: RunningWorker): Promise<void> {
  worker.process.kill("SIGTERM");
  expect(await worker.exited).toBe(0);
}

const liveName = () => new URL(databaseUrl()).pathname.slice(1);

async function backUp(): Promise<string> {
  const name = `${liveName()}_backup${backups.length}`;
  await closeDb();
  await ask(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${liveName()}`);
  backups.push(name);
  return name;
}

async function restore(backup: string): Promise<void> {
  await closeDb();
  await dropDatabase(adminUrl, liveName());
  await ask(adminUrl, `CREATE DATABASE ${liveName()} TEMPLATE ${backup}`);
}

const reaches = (delivery: { id: string }, state: string) =>
  eventually(async () => expect((await deliveryOf(delivery)).state).toBe(state));

test("a drill: what was open when the backup was made is held after the restore, and goes on when the owner says so", {
  timeout: 120_000,
}, async () => {
  const { peer, sender } = await mannered();
  const before = await order(sender);
  const first = await start();
  await reaches(before, "sent");
  await stop(first);
  const open = [await order(sender), await order(sender)];
  const backup = await backUp();
  const second = await start();
  for (const one of open) await reaches(one, "sent");
  await stop(second);

  await restore(backup);
  expect((await deliveryOf(open[0] ?? before)).state).toBe("queued");
  const third = await start();
  for (const one of open) await reaches(one, "held");
  expect(await deliveryOf(before)).toMatchObject({ state: "sent" });
  const { deliveries } = await listDeliveries(sender.company, { state: "held" });
  expect(deliveries).toMatchObject([
    { hold: "restore", reason: "diagnosis.restoredFromBackup", waitsFor: null },
    { hold: "restore", reason: "diagnosis.restoredFromBackup", waitsFor: null },
  ]);
  // New orders are not in doubt.
  const fresh = await order(sender);
  await reaches(fresh, "sent");
  for (const one of open) expect(peer.timesAccepted(one.messageId)).toBe(1);

  expect(await countRestored(sender.company)).toBe(2);
  expect(await releaseRestored(sender.company)).toBe(2);
  for (const one of open) await reaches(one, "sent");
  await stop(third);
  const later = await order(sender);
  await start();
  await reaches(later, "sent");
});

describe("a worker that runs while its database is put back", () => {
  test("claims nothing from it before it has held what is open", async () => {
    openMark(newMachine());
    const sender = await testSender();
    await holdIfRestored();
    const open = await order(sender);
    const backup = await backUp();
    await send(sender);
    await restore(backup);
    expect(await claimNext()).toBeUndefined();
    await holdIfRestored();
    expect(await deliveryOf(open)).toMatchObject({ state: "held", hold: "restore" });
    const fresh = await order(sender);
    expect((await claimNext())?.deliveryId).toBe(fresh.id);
  });
});

describe("a machine", () => {
  test("with a new folder knows of no restore, and holds nothing", async () => {
    const sender = await testSender();
    const open = await order(sender);
    await send(await testSender());
    openMark(newMachine());
    await holdIfRestored();
    expect(await deliveryOf(open)).toMatchObject({ state: "queued" });
  });

  test("that moved on to another database compares it with nothing", async () => {
    const folder = newMachine();
    const foreign = { installation: "0198c0de-0000-7000-8000-000000000000", epoch: 9, claims: 1_000_000 };
    writeFileSync(join(folder, "delivery-mark.json"), JSON.stringify(foreign));
    const open = await order(await testSender());
    openMark(folder);
    await holdIfRestored();
    expect(await deliveryOf(open)).toMatchObject({ state: "queued" });
    expect((await claimNext())?.deliveryId).toBe(open.id);
  });

  test("whose mark was damaged goes on", async () => {
    const folder = newMachine();
    writeFileSync(join(folder, "delivery-mark.json"), "{");
    openMark(folder);
    await holdIfRestored();
    await markSaved();
    expect(JSON.parse(readFileSync(join(folder, "delivery-mark.json"), "utf8"))).toEqual(knownMark());
  });

  test("that knows more than the one that noticed first does not hold all again", async () => {
    const [one, other] = [newMachine(), newMachine()];
    const sender = await testSender();
    const open = [await order(sender), await order(sender), await order(sender)];
    const backup = await backUp();
    openMark(one);
    await holdIfRestored();
    await send(sender);
    await markSaved();
    openMark(other);
    await holdIfRestored();
    await send(sender);
    await markSaved();
    await restore(backup);

    openMark(one);
    await holdIfRestored();
    await markSaved();
    for (const delivery of open) expect(await deliveryOf(delivery)).toMatchObject({ hold: "restore" });
    await releaseRestored(sender.company);
    openMark(other);
    await holdIfRestored();
    for (const delivery of open) expect(await deliveryOf(delivery)).toMatchObject({ state: "queued" });

    // The same old backup once more.
    await markSaved();
    await restore(backup);
    openMark(other);
    await holdIfRestored();
    for (const delivery of open) expect(await deliveryOf(delivery)).toMatchObject({ hold: "restore" });
  });
});

test("where nothing can tell, one command can: everything open is held, in the state that the machine says", async () => {
  const senders = await Promise.all(Array.from({ length: 4 }, () => testSender()));
  const [queued, limited, sending, pastGate] = await Promise.all(senders.map((sender) => order(sender)));
  if (!queued || !limited || !sending || !pastGate) throw new Error("nothing was ordered");
  await db().delivery.update({ where: { id: limited.id }, data: { state: "held", hold: "limit" } });
  await claimOf(senders[2]);
  const past = await claimOf(senders[3]);
  expect(await openGate(past)).toBe(true);
  openMark(newMachine());
  await holdIfRestored();

  expect(await markRestored()).toBeGreaterThanOrEqual(4);
  const now = { attemptCount: 0, crashes: 0, dotReleased: false };
  const expected = [
    [queued, transition({ ...now, state: "queued" }, "restored")],
    [limited, transition({ ...now, state: "held", hold: "limit" }, "restored")],
    [sending, transition({ ...now, state: "sending" }, "restored")],
    [pastGate, transition({ ...now, state: "sending", dotReleased: true }, "restored")],
  ] as const;
  for (const [delivery, step] of expected) {
    expect(await deliveryOf(delivery)).toMatchObject({
      state: step?.state,
      hold: step?.hold ?? null,
      reason: `diagnosis.${step?.reason}`,
      leaseUntil: null,
    });
  }
  expect((await deliveryOf(sending)).attempts).toMatchObject([{ outcome: "abandoned" }]);
  expect((await deliveryOf(pastGate)).attempts).toMatchObject([{ outcome: "unknown" }]);
  expect(await claimNext()).toBeUndefined();
  // It is not taken for a second restore.
  await Promise.all(senders.map(({ company }) => releaseRestored(company)));
  await holdIfRestored();
  expect(await deliveryOf(queued)).toMatchObject({ state: "queued" });
});

async function claimOf(sender: Sender | undefined) {
  const claim = sender && (await claimNext(sender.mailboxId));
  if (!claim) throw new Error("nothing was claimed");
  return claim;
}

/** Claims the next one, and leaves it as sent. */
async function send(sender: Sender): Promise<void> {
  await order(sender);
  const { deliveryId } = await claimOf(sender);
  await db().$executeRaw`UPDATE "Delivery" SET "state" = 'sent', "sentAt" = now(), "dotReleasedAt" = now(),
    "leaseUntil" = NULL WHERE "id" = ${deliveryId}::uuid`;
}
