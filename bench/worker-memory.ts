import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { order, type Sender } from "#testing/deliveries.ts";
import type { Row } from "./measure.ts";
import { type Lab, openLab } from "./outbox-lab.ts";

const DELIVERIES = 20_000;
const WARM_UP = 4_000;
const BATCH = 500;
const AIM = 1.1;

/**
 * The memory that one worker holds on to after 20,000 deliveries, beside what it held once warm: what is left after a
 * whole garbage collection, as a heap snapshot lists it. What the system counts for the process goes up and down with
 * V8's leisure to collect.
 */
export async function workerMemory(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "obalka-heap-"));
  const lab = await openLab();
  const before = process.env.NODE_OPTIONS;
  try {
    const senders = await Promise.all(Array.from({ length: 4 }, () => lab.sender()));
    process.env.NODE_OPTIONS = `${before ?? ""} --heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${folder}`;
    const { process: worker } = await lab.worker();
    const live = async () => {
      worker.kill("SIGUSR2");
      return liveMegabytes(folder);
    };
    await deliver(lab, senders, WARM_UP);
    const early = await live();
    await deliver(lab, senders, DELIVERIES - WARM_UP);
    const late = await live();
    return [
      {
        name: `worker's memory after ${DELIVERIES} deliveries`,
        unit: "MB",
        median: late,
        p95: late,
        peer: { name: `after ${WARM_UP}`, median: early },
        ratio: late / early,
        aim: `≤ ${AIM} ×`,
        met: late <= AIM * early,
      },
    ];
  } finally {
    if (before === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = before;
    await lab.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function deliver({ peer }: Lab, senders: Sender[], count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += BATCH) {
    const wanted = peer.dots + BATCH;
    for (let index = 0; index < BATCH; index++) {
      const sender = senders[index % senders.length];
      if (sender) await order(sender);
    }
    await peer.untilDots(wanted);
  }
}

type Snapshot = { snapshot: { meta: { node_fields: string[] } }; nodes: number[] };

/** Adds up the one snapshot in this folder, once it is whole, and removes it. */
async function liveMegabytes(folder: string): Promise<number> {
  const path = await wholeFile(folder);
  const { snapshot, nodes }: Snapshot = JSON.parse(readFileSync(path, "utf8"));
  rmSync(path);
  const { node_fields: fields } = snapshot.meta;
  const size = fields.indexOf("self_size");
  let bytes = 0;
  for (let at = size; at < nodes.length; at += fields.length) bytes += nodes[at] ?? 0;
  return bytes / 1024 / 1024;
}

async function wholeFile(folder: string): Promise<string> {
  for (let seen = -1; ; ) {
    await sleep(500);
    const [name] = readdirSync(folder);
    if (!name) continue;
    const path = join(folder, name);
    const { size } = statSync(path);
    if (size > 0 && size === seen && readFileSync(path, "utf8").trimEnd().endsWith("}")) return path;
    seen = size;
  }
}
