import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll } from "vitest";
import { closeDb } from "#lib/base/db.ts";
import { engineFilters, migrationList, migrationsOnDisk } from "#scripts/database/migrations.ts";
import { withSchemaEngine } from "#scripts/database/schema-engine.ts";
import { type Cluster, freePort, startCluster } from "#scripts/postgres/cluster.ts";
import { RunFile } from "#scripts/run/run-file.ts";
import { ask } from "./ask-server.ts";

export type Installation = {
  dataDir: string;
  /** Brings up the database of a data folder, by default its own one, and says there that Obálka runs. */
  start: (dataDir?: string) => Promise<void>;
  /** The database alone, as another command would. */
  startDatabase: (dataDir?: string) => Promise<void>;
  stop: () => Promise<void>;
  /** A further data folder, empty: a new machine. */
  newMachine: () => string;
};

/**
 * An embedded database of its own for this test file, with its data folder and master key; it runs. `DATABASE_URL` of
 * this process points to it, also after it was restored, in whichever folder.
 * @param migrations how many of them it has; by default all
 */
export async function testInstallation(migrations?: number): Promise<Installation> {
  const folders: string[] = [];
  const port = await freePort();
  let cluster: Cluster | undefined;
  let runFile: RunFile | undefined;
  const newMachine = () => {
    const folder = mkdtempSync(join(tmpdir(), "obalka-installation-"));
    folders.push(folder);
    return folder;
  };
  const dataDir = newMachine();
  const startDatabase = async (folder = dataDir) => {
    cluster = await startCluster({ dir: folder, port, careless: true });
  };
  const start = async (folder = dataDir) => {
    runFile = await RunFile.take(folder, "http://localhost:3000");
    await startDatabase(folder);
  };
  const stop = async () => {
    await closeDb();
    await cluster?.stop();
    runFile?.release();
    runFile = undefined;
  };
  afterAll(async () => {
    await stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  copyFileSync(process.env.MASTER_KEY_FILE ?? "", join(dataDir, "master.key"));
  await start();
  await ask(cluster?.url("postgres") ?? "", "CREATE DATABASE obalka");
  const url = cluster?.url("obalka") ?? "";
  process.env.DATABASE_URL = url;
  process.env.DATA_DIR = dataDir;
  await withSchemaEngine(url, (engine) =>
    engine.applyMigrations({
      migrationsList: migrationList(migrationsOnDisk().slice(0, migrations)),
      filters: engineFilters,
    }),
  );
  return { dataDir, start, startDatabase, stop, newMachine };
}

export type RunningCommand = {
  process: ChildProcess;
  /** Its exit code, null when it was killed, and all that it printed. */
  ended: Promise<{ code: number | null; said: string }>;
};

/** Runs a command as an operator does, on an embedded database. */
export function operate(
  command: string,
  args: string[],
  dataDir: string,
  env: Record<string, string> = {},
): RunningCommand {
  const run = spawn(process.execPath, [`scripts/commands/${command}.ts`, ...args], {
    env: { ...process.env, DATABASE_URL: "", MASTER_KEY_FILE: "", DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let said = "";
  for (const stream of [run.stdout, run.stderr]) stream?.on("data", (chunk) => (said += chunk));
  return { process: run, ended: once(run, "close").then(([code]) => ({ code, said })) };
}

/** Every file below a folder, by its path in it. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
