import { randomUUID } from "node:crypto";
import { hostname } from "node:os";

const own = { host: hostname(), pid: process.pid, run: randomUUID().slice(-8) };

/** Who sends: written beside every attempt. */
export const workerName = [own.host, own.pid, own.run].join("/");

/**
 * Whether the worker of this name has certainly ended: its process was on this machine and is no more. Of workers
 * on other machines only their leases tell.
 */
export function hasEnded(name: string): boolean {
  const [host, pid, run] = name.split("/");
  if (host !== own.host || run === own.run) return false;
  if (Number(pid) === own.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
