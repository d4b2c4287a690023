import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FaultPoint } from "#lib/outbox/fault.ts";

// Workers of the tests start and die by the dozen: compiled once is enough.
const compileCache = join(tmpdir(), "obalka-compile-cache");

export type RunningWorker = {
  process: ChildProcess;
  /** The exit code, or the signal that ended it. */
  exited: Promise<number | NodeJS.Signals | null>;
};

/** Starts a real worker on the database of this test, and waits until it is ready or has died. */
export async function startWorker({ killAt }: { killAt?: FaultPoint } = {}): Promise<RunningWorker> {
  const worker = spawn(process.execPath, ["scripts/parts/worker.ts"], {
    env: {
      ...process.env,
      OBALKA_PART: "worker",
      LOG_LEVEL: "error",
      NODE_COMPILE_CACHE: compileCache,
      ...(killAt && { OBALKA_KILL_AT: killAt }),
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const exited = once(worker, "exit").then(([code, signal]) => code ?? signal);
  await Promise.race([once(worker, "message"), exited]);
  return { process: worker, exited };
}
