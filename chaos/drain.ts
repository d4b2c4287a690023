import { db } from "#lib/base/db.ts";
import { persistently } from "./persistently.ts";
import { keepHelping } from "./person.ts";
import type { Scene } from "./scene.ts";
import { pause, together } from "./together.ts";
import { WorkerProcess } from "./worker-process.ts";

const WORKERS = 2;
const LIMIT_MS = 120_000;
const LOOK_EVERY_MS = 100;
const STOP_LIMIT_MS = 25_000;

/** Workers to whom nothing happens send what is left. @returns whether all of it was done in time */
export async function drain(scene: Scene, complaints: string[], signal: AbortSignal): Promise<boolean> {
  const enough = new AbortController();
  let drained = false;
  const look = async (stop: AbortSignal) => {
    const giveUpAt = performance.now() + LIMIT_MS;
    while (!drained && performance.now() < giveUpAt && !stop.aborted) {
      await pause(LOOK_EVERY_MS, stop);
      const open = { state: { in: ["queued" as const, "sending" as const, "held" as const] } };
      const left = async () =>
        (await db().delivery.count({ where: open })) +
        (await db().sendBatch.count({ where: { state: "running" } }));
      drained = (await persistently(left, scene.database, stop)) === 0;
    }
    enough.abort();
  };
  const serve = async (stop: AbortSignal) => {
    const worker = new WorkerProcess(scene.worker);
    try {
      await pause(LIMIT_MS, enough.signal, stop);
      await worker.ready;
      worker.signal("SIGTERM");
      const ended = await Promise.race([worker.exited, pause(STOP_LIMIT_MS, stop)]);
      if (ended !== 0) complaints.push(`a worker that was told to stop ended with ${ended ?? "nothing"}`);
    } finally {
      await worker.end();
    }
  };
  const workers = Array.from({ length: WORKERS }, () => serve);
  await together(signal, [look, ...workers, (stop) => keepHelping(scene, enough.signal, stop)]);
  return drained;
}
