import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDb, db } from "#lib/base/db.ts";
import type { SmtpServer } from "#lib/smtp/server.ts";
import type { Prisma } from "#prisma/client/client.ts";
import { startCluster } from "#scripts/postgres/cluster.ts";
import { order, type Sender, testSender } from "#testing/deliveries.ts";
import { makeDatabase } from "#testing/postgres.ts";
import { type RunningWorker, startWorker } from "#testing/worker.ts";
import { type Receiver, startReceiver } from "./receiver.ts";

/** A PDF of 60 kB, as it travels. */
const attachment = randomBytes(60_000).toString("base64").replaceAll(/.{76}/g, "$&\r\n");
export const message = Buffer.from(
  `Message-ID: <bench@firma.example>\r\nSubject: Faktura\r\n\r\n${attachment}\r\n`,
);

export type Lab = {
  peer: Receiver;
  /** A company with its own mailbox on this server; by default on the peer. */
  sender: (server?: SmtpServer) => Promise<Sender>;
  /** Orders as many messages from each of them, and gives how long one worker takes until all are sent, in ms. */
  deliverAll: (senders: Sender[], each: number) => Promise<number>;
  worker: () => Promise<RunningWorker>;
  /** Ends its workers. */
  close: () => Promise<void>;
};

const LOOK_MS = 10;

type House = { peer: Receiver; close: () => Promise<void> };

// One for all measurements of a run: settings are read once in a process.
let house: Promise<House> | undefined;

/** A real PostgreSQL that waits for its disk, a fast mail server with TLS and login, and workers on demand. */
export async function openLab(): Promise<Lab> {
  house ??= openHouse();
  const { peer } = await house;
  const workers = new Set<RunningWorker>();
  const worker = async () => {
    const running = await startWorker();
    workers.add(running);
    return running;
  };
  const sender = (server = peer.server) => testSender(server);
  const deliverAll = async (senders: Sender[], each: number) => {
    await switchSending(senders, false);
    for (const one of senders) for (let count = 0; count < each; count++) await order(one, { mime: message });
    const startedAt = performance.now();
    await switchSending(senders, true);
    await untilSent(senders);
    return performance.now() - startedAt;
  };
  const close = async () => {
    for (const { process: child, exited } of workers) {
      child.kill("SIGTERM");
      await exited;
    }
  };
  return { peer, sender, deliverAll, worker, close };
}

/** Ends what the measurements shared. */
export async function closeLabs(): Promise<void> {
  await (await house)?.close();
}

async function openHouse(): Promise<House> {
  const dir = mkdtempSync(join(tmpdir(), "obalka-bench-"));
  const cluster = await startCluster({ dir });
  const databaseUrl = await makeDatabase(cluster.url("postgres"), "obalka_bench");
  const key = join(dir, "master.key");
  writeFileSync(key, "5e".repeat(32), { mode: 0o600 });
  Object.assign(process.env, { DATABASE_URL: databaseUrl, MASTER_KEY_FILE: key, DATA_DIR: dir });
  process.env.LOG_LEVEL ??= "error";
  const peer = await startReceiver();
  const close = async () => {
    await closeDb();
    await peer.close();
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  return { peer, close };
}

/** The service of these companies on or off, at once for all; workers are told. */
async function switchSending(senders: Sender[], enabled: boolean): Promise<void> {
  const ids = senders.map(({ company }) => company.id);
  await db().company.updateMany({ where: { id: { in: ids } }, data: { sendingEnabled: enabled } });
  if (enabled) await db().$executeRaw`SELECT pg_notify('delivery_due', '')`;
}

async function untilSent(senders: Sender[]): Promise<void> {
  const mailboxId = { in: senders.map((sender) => sender.mailboxId) };
  const isOpen = { mailboxId, state: { in: ["queued", "sending"] } } satisfies Prisma.DeliveryWhereInput;
  while (await db().delivery.findFirst({ where: isOpen, select: { id: true } })) await sleep(LOOK_MS);
}
