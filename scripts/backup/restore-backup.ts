import { constants, copyFileSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "#lib/base/env.ts";
import { migrate } from "../database/migrate.ts";
import { prepareDataDir } from "../run/data-dir.ts";
import { EmbeddedDatabase, UNFINISHED_RESTORE } from "../run/database.ts";
import { RunFile } from "../run/run-file.ts";
import { fileFailure } from "./file-failure.ts";
import { MASTER_KEY, type Manifest, readManifest } from "./manifest.ts";
import { putInPlace } from "./put-in-place.ts";
import { requireFit, requireKey } from "./require-fit.ts";
import { requireRoom } from "./require-room.ts";
import { requireDatabaseStopped, requireStopped } from "./require-stopped.ts";
import { stageBackup } from "./stage-backup.ts";
import { stampOf } from "./stamp.ts";

type Wanted = {
  /** A backup made by `makeBackup`. */
  backup: string;
  settings: Settings;
  /** Also where the key is not at hand by which the passwords can be opened. */
  withoutKey: boolean;
  signal: AbortSignal;
};

type Restored = {
  manifest: Manifest;
  /** Where that is which was there before; undefined when there was nothing. */
  aside: string | undefined;
  migrations: string[];
  /** How many open deliveries wait for a person. */
  held: number;
};

/**
 * Puts a backup in the place of the embedded database. It is copied beside it, recovered, migrated and told that it
 * was restored before the present one is touched: whatever goes wrong until then changes nothing.
 * @throws Complaint for what the operator has to mend; then all is as it was
 */
export async function restoreBackup({ backup, settings, withoutKey, signal }: Wanted): Promise<Restored> {
  const { dataDir, masterKeyFile } = settings;
  const staging = join(dataDir, UNFINISHED_RESTORE);
  let file: RunFile | undefined;
  try {
    requireStopped(dataDir);
    const manifest = readManifest(backup);
    requireFit(backup, manifest);
    const bringsKey = !withoutKey && requireKey(manifest, masterKeyFile);
    prepareDataDir({ dataDir, databaseUrl: undefined });
    // From here on nobody starts Obálka on this folder, and what a killed one left running is ended.
    file = await RunFile.take(dataDir, settings.appUrl);
    requireDatabaseStopped(dataDir);
    requireRoom(
      dataDir,
      manifest.files.reduce((total, { bytes }) => total + bytes, 0),
    );
    await stageBackup(backup, manifest, staging, signal);
    const revived = await revive(staging, file, signal);
    if (bringsKey) copyFileSync(join(staging, MASTER_KEY), masterKeyFile, constants.COPYFILE_EXCL);
    const aside = join(dataDir, `before-restore-${stampOf(new Date())}`);
    const hadSome = putInPlace(staging, dataDir, aside);
    return { manifest, aside: hadSome ? aside : undefined, ...revived };
  } catch (error) {
    throw fileFailure(error, dataDir);
  } finally {
    if (file && existsSync(staging)) rmSync(staging, { recursive: true, force: true });
    file?.release();
  }
}

/** Recovers the copy, brings it to the newest migration, and holds what was open in it. */
async function revive(
  staging: string,
  file: RunFile,
  signal: AbortSignal,
): Promise<{ migrations: string[]; held: number }> {
  const database = new EmbeddedDatabase(staging, (pid) => file.note("database", pid));
  try {
    const databaseUrl = await database.start();
    signal.throwIfAborted();
    const migrations = await migrate(databaseUrl);
    signal.throwIfAborted();
    // Loaded now: the client is generated and the database known.
    process.env.DATABASE_URL = databaseUrl;
    const [{ closeDb }, { markRestored }] = await Promise.all([
      import("#lib/base/db.ts"),
      import("#lib/outbox/restored.ts"),
    ]);
    const held = await markRestored();
    await closeDb();
    signal.throwIfAborted();
    return { migrations, held };
  } finally {
    await database.stop();
  }
}
