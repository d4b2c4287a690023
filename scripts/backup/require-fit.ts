import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { Complaint } from "../complaint.ts";
import { migrationsOnDisk } from "../database/migrations.ts";
import { postgresBinaries } from "../postgres/binaries.ts";
import { keyIdsOf } from "./key-id.ts";
import { type BackupFile, MASTER_KEY, type Manifest } from "./manifest.ts";

/**
 * Makes sure, before anything is touched, that this Obálka can use the backup and that all of its files are there.
 * @throws Complaint saying what does not fit
 */
export function requireFit(folder: string, manifest: Manifest): void {
  const known = new Set(migrationsOnDisk().map(({ name }) => name));
  const newer = manifest.migrations.filter((name) => !known.has(name));
  if (newer.length > 0) {
    throw new Complaint(
      `This backup was made by a newer version of Obálka (${manifest.obalka}; ${newer.join(", ")}). ` +
        "Update this one, then restore. Nothing was changed.",
    );
  }
  const postgres = postgresMajor();
  if (manifest.postgres !== postgres) {
    throw new Complaint(
      `This backup is of PostgreSQL ${manifest.postgres}, and this Obálka brings PostgreSQL ${postgres}, which cannot ` +
        "read it. Restore it with the version of Obálka that made it. Nothing was changed.",
    );
  }
  const damaged = manifest.files.filter((file) => sizeOf(join(folder, file.path)) !== file.bytes);
  if (damaged[0]) throw new DamagedBackup(folder, damaged[0], damaged.length);
}

/** A file of a backup is not what was written. */
export class DamagedBackup extends Complaint {
  constructor(folder: string, { path }: BackupFile, count = 1) {
    const others = count > 1 ? ` and ${count - 1} more` : "";
    super(
      `The backup ${folder} is damaged: ${path}${others} missing or not as it was written. ` +
        "Restore another one. Nothing was changed.",
    );
  }
}

/**
 * Makes sure that the passwords in the backup can be opened afterwards.
 * @returns whether the key of the backup has to be put in place
 */
export function requireKey(manifest: Manifest, masterKeyFile: string): boolean {
  const present = keyIdsOf(masterKeyFile);
  if (manifest.keyId === null || present?.includes(manifest.keyId)) return false;
  const isInside = manifest.files.some(({ path }) => path === MASTER_KEY);
  if (present === null && isInside) return true;
  const aside = `${masterKeyFile}.${manifest.keyId}`;
  if (present !== null && existsSync(aside)) {
    throw new Complaint(
      `This backup is older than the present master key. Let its key open as well, and restore again: ` +
        `echo "$(cat "${aside}") old" >> "${masterKeyFile}". Nothing was changed.`,
    );
  }
  const where = isInside
    ? `Another master key lies at ${masterKeyFile}. Move it elsewhere, so that the one of the backup can take its place`
    : `The master key of this backup is ${present === null ? "not at" : "another than the one at"} ${masterKeyFile}. ` +
      "Put your copy of it there (mode 0600)";
  throw new Complaint(
    `${where}, and restore again. If it is lost: --without-key restores all the same, and the passwords of the ` +
      "mailboxes have to be typed anew. Nothing was changed.",
  );
}

function sizeOf(path: string): number | undefined {
  return existsSync(path) ? statSync(path).size : undefined;
}

function postgresMajor(): number {
  const said = execFileSync(join(postgresBinaries(), "postgres"), ["--version"], { encoding: "utf8" });
  return Number(/PostgreSQL\) (\d+)/.exec(said)?.[1]);
}
