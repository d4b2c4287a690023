import { chownSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { postgresAccount } from "../postgres/account.ts";
import { postgresBinaries } from "../postgres/binaries.ts";
import { copyFile } from "./copy-file.ts";
import { CAUGHT_MAIL, DATABASE, type Manifest } from "./manifest.ts";
import { DamagedBackup } from "./require-fit.ts";
import { severalAtOnce } from "./several-at-once.ts";

/**
 * Copies a backup to a fresh folder, where a server can be started on it. Each file is compared with the manifest.
 * @throws Complaint at the first file that is damaged
 */
export async function stageBackup(
  backup: string,
  manifest: Manifest,
  staging: string,
  signal: AbortSignal,
): Promise<void> {
  rmSync(staging, { recursive: true, force: true });
  // The user that PostgreSQL runs as has to pass.
  mkdirSync(staging, { mode: 0o711 });
  const isRoot = process.getuid?.() === 0;
  const account = isRoot ? postgresAccount([postgresBinaries(), staging]) : undefined;
  const own = (path: string) => {
    const isOfCluster = path === DATABASE || path.startsWith(`${DATABASE}/`);
    if (account && isOfCluster) chownSync(join(staging, path), account.uid, account.gid);
  };
  for (const folder of new Set([DATABASE, CAUGHT_MAIL, ...manifest.folders])) {
    mkdirSync(join(staging, folder), { mode: 0o700 });
    own(folder);
  }
  await severalAtOnce(manifest.files, async (file) => {
    signal.throwIfAborted();
    const copied = await copyFile(join(backup, file.path), join(staging, file.path));
    if (copied.sha256 !== file.sha256) throw new DamagedBackup(backup, file);
    own(file.path);
  });
}
