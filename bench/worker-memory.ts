import { readFileSync } from "node:fs";
import { order } from "#testing/deliveries.ts";
import type { Row } from "./measure.ts";
import { openLab } from "./outbox-lab.ts";

const DELIVERIES = 20_000;
const WARM_UP = 4_000;
const BATCH = 500;
const AIM = 1.1;

/** The memory of one worker over 20,000 deliveries: at the end beside what it was once warm. Linux only. */
export async function workerMemory(): Promise<Row[]> {
  const lab = await openLab();
  try {
    const senders = await Promise.all(Array.from({ length: 4 }, lab.sender));
    const worker = await lab.worker();
    const samples: number[] = [];
    for (let sent = 0; sent < DELIVERIES; sent += BATCH) {
      const wanted = lab.peer.dots + BATCH;
      for (let count = 0; count < BATCH; count++) {
        const sender = senders[count % senders.length];
        if (sender) await order(sender);
      }
      await lab.peer.untilDots(wanted);
      if (sent + BATCH >= WARM_UP) samples.push(residentMegabytes(worker.process.pid ?? 0));
    }
    const tenth = Math.ceil(samples.length / 10);
    const [early, late] = [highest(samples.slice(0, tenth)), highest(samples.slice(-tenth))];
    return [
      {
        name: `worker's memory after ${DELIVERIES} deliveries`,
        unit: "MB",
        median: late,
        p95: highest(samples),
        peer: { name: `after ${WARM_UP}`, median: early },
        ratio: late / early,
        aim: `≤ ${AIM} ×`,
        met: late <= AIM * early,
      },
    ];
  } finally {
    await lab.close();
  }
}

const highest = (samples: number[]) => Math.max(...samples);

function residentMegabytes(pid: number): number {
  const [, kilobytes = "0"] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}
