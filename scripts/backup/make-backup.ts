import { existsSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Settings } from "#lib/base/env.ts";
import { Complaint } from "../complaint.ts";
import { chooseOfCluster, copyCluster } from "./copy-cluster.ts";
import { fileFailure } from "./file-failure.ts";
import { keyIdsOf } from "./key-id.ts";
import { type Choice, type Listed, listFiles } from "./list-files.ts";
import { CAUGHT_MAIL, DATABASE, DATABASE_PASSWORD, MASTER_KEY } from "./manifest.ts";
import { requireRoom } from "./require-room.ts";
import { stampOf } from "./stamp.ts";
import { UnfinishedBackup } from "./unfinished-backup.ts";

type Wanted = {
  settings: Pick<Settings, "dataDir" | "masterKeyFile">;
  /** The embedded database of `DATA_DIR`, running; others may write to it meanwhile. */
  databaseUrl: string;
  /** Gets the backup as a folder of its own. */
  to: string;
  withKey: boolean;
  signal: AbortSignal;
};

/**
 * Makes a backup of the embedded database and of the sandbox's mail.
 * @returns its folder, and how much it holds
 * @throws Complaint for what the operator has to mend; then there is no backup
 */
export async function makeBackup(wanted: Wanted): Promise<{ folder: string; bytes: number }> {
  const { settings, to, signal } = wanted;
  const cluster = join(settings.dataDir, DATABASE);
  const caught = join(settings.dataDir, CAUGHT_MAIL);
  refuseInside(to, [cluster, caught]);
  const now = new Date();
  const folder = freeName(join(to, `obalka-${stampOf(now)}`));
  let backup: UnfinishedBackup | undefined;
  try {
    const keyId = keyIdsOf(settings.masterKeyFile)?.[0] ?? null;
    if (wanted.withKey && !keyId) {
      throw new Complaint(
        `There is no master key at ${settings.masterKeyFile}. Set MASTER_KEY_FILE to yours.`,
      );
    }
    backup = await UnfinishedBackup.begin(folder, signal);
    requireRoom(to, sum(await listFiles(cluster, chooseOfCluster)));
    await backup.addFolder(DATABASE);
    const migrations = await copyCluster(backup, wanted.databaseUrl, cluster);
    await backup.addFile(DATABASE_PASSWORD, join(settings.dataDir, DATABASE_PASSWORD));
    await backup.addFolder(CAUGHT_MAIL);
    await backup.addAll(CAUGHT_MAIL, caught, await listFiles(caught, chooseOfCaught));
    if (wanted.withKey) await backup.addFile(MASTER_KEY, settings.masterKeyFile);
    await backup.finish({
      format: 1,
      madeAt: now.toISOString(),
      obalka: JSON.parse(readFileSync("package.json", "utf8")).version,
      postgres: Number(readFileSync(join(cluster, "PG_VERSION"), "utf8")),
      system: `${process.platform}-${process.arch}`,
      migrations,
      keyId,
    });
    return { folder, bytes: sum(backup.files) };
  } catch (error) {
    await backup?.discard();
    throw fileFailure(databaseFailure(error), to);
  }
}

/** The name itself, or where another backup of the same second has it, with a number. */
function freeName(wanted: string): string {
  let name = wanted;
  for (let i = 2; existsSync(name) || existsSync(`${name}.unfinished`); i++) name = `${wanted}-${i}`;
  return name;
}

// A message bears its name only when it is whole.
function chooseOfCaught(path: string): Choice {
  return path.endsWith(".tmp") ? "leave" : "take";
}

// PostgreSQL's own words for a server that ends, and Node's for one that has gone (SQLSTATE class 57P).
function databaseFailure(error: unknown): unknown {
  const { code = "", message } = error as NodeJS.ErrnoException;
  const gone = code.startsWith("57P") || code === "ECONNREFUSED" || /connection/i.test(message);
  if (!gone || error instanceof Complaint) return error;
  return new Complaint(
    `The database went away meanwhile (${message || code}): no backup was made. Try again.`,
  );
}

function refuseInside(to: string, folders: string[]): void {
  const inside = folders.find((folder) => `${to}${sep}`.startsWith(`${folder}${sep}`));
  if (inside) throw new Complaint(`${to} lies in what is backed up. Choose a folder outside of ${inside}.`);
}

function sum(files: Pick<Listed, "bytes">[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}
