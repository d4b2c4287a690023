import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process by number and birth, because numbers are used again. */
export type RunningProcess = { pid: number; started: string };

export function describeProcess(pid: number): RunningProcess {
  return { pid, started: startOf(pid) ?? "" };
}

export function isRunning({ pid, started }: RunningProcess): boolean {
  return startOf(pid) === started;
}

/** When a process was started, in the system's own notation; undefined when there is none (or only its remains). */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform !== "linux") {
      return (
        execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined
      );
    }
    // proc(5): after the name in brackets, field 3 is the state and field 22 the start time.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** Asks a process to end by `signal`, insists after `graceMs`, and waits until it has gone. */
export async function endProcess(
  target: RunningProcess,
  signal: NodeJS.Signals,
  graceMs: number,
): Promise<void> {
  const insistAt = Date.now() + graceMs;
  send(target, signal);
  while (isRunning(target)) {
    if (Date.now() > insistAt) send(target, "SIGKILL");
    await new Promise((wake) => setTimeout(wake, 25));
  }
}

function send(target: RunningProcess, signal: NodeJS.Signals): void {
  try {
    if (isRunning(target)) process.kill(target.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
