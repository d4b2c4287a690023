import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Complaint } from "../complaint.ts";
import { describeProcess, endProcess, isRunning, type RunningProcess } from "./running-process.ts";

const STOPPING_LIMIT_MS = 40_000;

type RunState = {
  address: string;
  stopping?: boolean;
  supervisor: RunningProcess;
  parts: Record<string, RunningProcess>;
};

/**
 * `DATA_DIR/run.json`: which processes of Obálka use this folder. It is no lock by itself: what counts is
 * whether the processes that it names still run, so a kill -9 leaves nothing to clean up by hand.
 */
export class RunFile {
  private readonly path: string;
  private readonly state: RunState;

  private constructor(path: string, address: string) {
    this.path = path;
    this.state = { address, supervisor: describeProcess(process.pid), parts: {} };
  }

  /**
   * Takes the folder for this process, after ending what a killed predecessor left running.
   * @throws Complaint when another Obálka runs on it
   */
  static async take(dataDir: string, address: string): Promise<RunFile> {
    const path = join(dataDir, "run.json");
    await untilStopped(path);
    const previous = read(path);
    if (previous && isRunning(previous.supervisor)) {
      throw new Complaint(
        `Obálka already runs on ${dataDir} at ${previous.address} (process ${previous.supervisor.pid}). ` +
          "Stop that one first, or start this one with another DATA_DIR and PORT.",
      );
    }
    for (const [name, part] of Object.entries(previous?.parts ?? {})) {
      await endProcess(part, name === "database" ? "SIGINT" : "SIGTERM", 10_000);
    }
    const file = new RunFile(path, address);
    file.write();
    return file;
  }

  note(part: string, pid: number): void {
    this.state.parts[part] = describeProcess(pid);
    this.write();
  }

  /** Whoever starts next waits for us instead of refusing. */
  noteStopping(): void {
    this.state.stopping = true;
    this.write();
  }

  release(): void {
    if (read(this.path)?.supervisor.pid === process.pid) rmSync(this.path, { force: true });
  }

  private write(): void {
    writeFileSync(`${this.path}.new`, JSON.stringify(this.state));
    renameSync(`${this.path}.new`, this.path);
  }
}

async function untilStopped(path: string): Promise<void> {
  const giveUpAt = Date.now() + STOPPING_LIMIT_MS;
  for (let state = read(path); state?.stopping && isRunning(state.supervisor); state = read(path)) {
    if (Date.now() > giveUpAt) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

/** Whether an Obálka runs on this folder now. */
export function isServing(dataDir: string): boolean {
  const state = read(join(dataDir, "run.json"));
  return state !== undefined && isRunning(state.supervisor);
}

function read(path: string): RunState | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
