import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Complaint } from "../complaint.ts";
import { isServing } from "../run/run-file.ts";
import { DATABASE } from "./manifest.ts";

/** @throws Complaint where Obálka, or a command that brought the database up, runs on this folder */
export function requireStopped(dataDir: string): void {
  if (isServing(dataDir)) {
    throw new Complaint(
      `Obálka runs on ${dataDir}. Stop it first (Ctrl-C where it was started), then restore. Nothing was changed.`,
    );
  }
}

/** The same for the database alone: another command may have started it. */
export function requireDatabaseStopped(dataDir: string): void {
  const pidFile = join(dataDir, DATABASE, "postmaster.pid");
  const pid = Number(firstLine(pidFile));
  if (!pid || !commandOf(pid).includes("postgres")) return;
  throw new Complaint(
    `A PostgreSQL server (process ${pid}) runs on ${join(dataDir, DATABASE)}. Wait until the command that uses it has ` +
      `ended, then restore. If process ${pid} is something else, remove ${pidFile}. Nothing was changed.`,
  );
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, "utf8").split("\n")[0] ?? "";
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

/** How a process was called; empty when there is none. */
function commandOf(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}
