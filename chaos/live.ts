import { setTimeout as sleep } from "node:timers/promises";
import type { Life, When } from "./agenda.ts";
import type { Scene } from "./scene.ts";
import { WorkerProcess } from "./worker-process.ts";

/** A worker stops within its grace of 17 s, and the time to write down what it ended. */
const STOP_LIMIT_MS = 25_000;
/** Before it hears signals a worker has to be there: on a busy machine that takes its time. */
const START_LIMIT_MS = 60_000;

/** What really happened to a worker: where it was stopped and killed, if it was; `complaint` if it ended otherwise. */
export type Lived = {
  stopped: string | undefined;
  killed: string | undefined;
  complaint: string | undefined;
};

/** Starts a worker, has its fate happen to it, and sees it end. */
export async function live(
  { clockShiftMs, stop, end }: Life,
  { database, worker: options }: Pick<Scene, "database" | "worker">,
  signal: AbortSignal,
): Promise<Lived> {
  const worker = new WorkerProcess({ ...options, clockShiftMs, killAt: end.at, stopAt: stop?.at });
  try {
    const stopped = stop && (await stopForAWhile(worker, stop, signal));
    await comesTo(worker, worker.exited, end, signal);
    const place = worker.alive ? ANYWHERE : placeOf(end);
    const { usable, outages } = database;
    worker.signal(end.signal);
    const ended = await Promise.race([worker.exited, sleep(STOP_LIMIT_MS, "late" as const, { signal })]);
    // What it has sent it writes down before it ends: without a database it waits for one.
    const hindered = ended === "late" && (!usable || database.outages > outages);
    const expected = end.signal === "SIGKILL" ? "SIGKILL" : 0;
    return {
      stopped,
      killed: ended === "SIGKILL" ? place : undefined,
      complaint: ended === expected || hindered ? undefined : `a worker ended with ${ended}, not ${expected}`,
    };
  } finally {
    await worker.end();
  }
}

const ANYWHERE = "any moment";
const placeOf = ({ at }: When) => at?.split(":")[0] ?? ANYWHERE;

async function stopForAWhile(
  worker: WorkerProcess,
  stop: When & { forMs: number },
  signal: AbortSignal,
): Promise<string | undefined> {
  const comes = Promise.race([worker.stopping.then(() => true), worker.exited.then(() => false)]);
  const place = (await comesTo(worker, comes, stop, signal)) ? placeOf(stop) : ANYWHERE;
  worker.signal("SIGSTOP");
  await sleep(stop.forMs, undefined, { signal });
  const stopped = worker.alive;
  worker.signal("SIGCONT");
  return stopped ? place : undefined;
}

/** Waits for an event, but not for ever. @returns what the event gave, or undefined */
async function comesTo<T>(
  worker: WorkerProcess,
  event: Promise<T>,
  { since, afterMs }: When,
  signal: AbortSignal,
): Promise<T | undefined> {
  const limit = (ms: number) => sleep(ms, undefined, { signal });
  if (since === "ready") await Promise.race([worker.ready, limit(START_LIMIT_MS)]);
  return Promise.race([event, limit(afterMs)]);
}
