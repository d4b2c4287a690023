import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "#lib/base/env.ts";
import { parseKeyRing } from "#lib/base/key-ring.ts";
import { Complaint } from "../complaint.ts";
import { say } from "../say.ts";

const MEGABYTE = 1024 * 1024;
const ROOM_FOR_A_NEW_DATABASE = 200 * MEGABYTE;
const ROOM_TO_GO_ON = 32 * MEGABYTE;

/** Makes sure that `DATA_DIR` can be written and has room. @throws Complaint saying what to do when not */
export function prepareDataDir({ dataDir, databaseUrl }: Pick<Settings, "dataDir" | "databaseUrl">): void {
  const isNew = !databaseUrl && !existsSync(join(dataDir, "db"));
  const wanted = isNew ? ROOM_FOR_A_NEW_DATABASE : ROOM_TO_GO_ON;
  try {
    mkdirSync(dataDir, { recursive: true });
    const probe = join(dataDir, `.probe-${process.pid}`);
    writeFileSync(probe, Buffer.alloc(64 * 1024));
    rmSync(probe);
  } catch (error) {
    throw new Complaint(refusal(dataDir, (error as NodeJS.ErrnoException).code ?? ""));
  }
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize < wanted) throw new Complaint(refusal(dataDir, "ENOSPC"));
}

function refusal(dataDir: string, code: string): string {
  if (code === "ENOSPC" || code === "EDQUOT") {
    return `The disk of DATA_DIR (${dataDir}) is full. Free at least 200 MB, or set DATA_DIR to a folder on another disk.`;
  }
  if (code === "ENOTDIR" || code === "EEXIST") {
    return `DATA_DIR (${dataDir}) is not a folder. Set DATA_DIR to a folder, or remove the file that stands in its place.`;
  }
  return `DATA_DIR (${dataDir}) cannot be written (${code}). Give the folder to the user that runs Obálka, or set DATA_DIR to another one.`;
}

/**
 * The key of the sealed secrets: made at the first embedded start; with a database of one's own it must be there.
 * @throws Complaint when it is missing or unreadable
 */
export function prepareMasterKey(settings: Settings): void {
  const { masterKeyFile } = settings;
  const mayMake = !settings.databaseUrl && !settings.masterKeyFileGiven;
  if (!existsSync(masterKeyFile)) {
    if (!mayMake) {
      throw new Complaint(
        `The master key file ${masterKeyFile} does not exist. Set MASTER_KEY_FILE to yours, or make one: ` +
          `(umask 077; node -p 'crypto.randomBytes(32).toString("hex")' > ${masterKeyFile})`,
      );
    }
    writeFileSync(masterKeyFile, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
    if (existsSync(join(settings.dataDir, "db"))) say(lostKeySentence(masterKeyFile));
  }
  try {
    parseKeyRing(readFileSync(masterKeyFile, "utf8"));
  } catch (error) {
    throw new Complaint(`The master key file ${masterKeyFile} is not usable: ${(error as Error).message}.`);
  }
}

function lostKeySentence(file: string): string {
  return (
    `There was no master key at ${file}, so a new one was made. Saved passwords of mailboxes cannot be opened with it and ` +
    "have to be entered again. If you have a copy of the old key, stop Obálka and put it there."
  );
}
