import { createHash } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { copyFile, syncFolder } from "./copy-file.ts";
import { type Listed, whenGone } from "./list-files.ts";
import { type BackupFile, MANIFEST, type Manifest } from "./manifest.ts";
import { severalAtOnce } from "./several-at-once.ts";

/** A backup that is being written, beside its place: it takes its name when it is whole. */
export class UnfinishedBackup {
  readonly files: BackupFile[] = [];
  readonly folders: string[] = [];
  private readonly place: string;
  private readonly unfinished: string;
  private readonly signal: AbortSignal;

  private constructor(place: string, signal: AbortSignal) {
    this.place = place;
    this.unfinished = `${place}.unfinished`;
    this.signal = signal;
  }

  /** @param place what the backup will be called */
  static async begin(place: string, signal: AbortSignal): Promise<UnfinishedBackup> {
    const backup = new UnfinishedBackup(place, signal);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await mkdir(backup.unfinished, { mode: 0o700 });
    return backup;
  }

  async addFolder(path: string): Promise<void> {
    await mkdir(join(this.unfinished, path), { mode: 0o700 });
    this.folders.push(path);
  }

  async addFile(path: string, source: string): Promise<void> {
    this.signal.throwIfAborted();
    this.files.push({ path, ...(await copyFile(source, join(this.unfinished, path))) });
  }

  /** Adds what `listFiles` found in the folder `from`, below `under`; a file that has gone since is passed over. */
  async addAll(under: string, from: string, listed: Listed[]): Promise<void> {
    for (const { path } of listed.filter(({ folder }) => folder)) await this.addFolder(`${under}/${path}`);
    await severalAtOnce(
      listed.filter(({ folder }) => !folder),
      ({ path }) => this.addFile(`${under}/${path}`, join(from, path)).catch(whenGone(undefined)),
    );
  }

  async addContent(path: string, content: Buffer | string): Promise<void> {
    const bytes = Buffer.from(content);
    await this.write(path, bytes);
    this.files.push({
      path,
      bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
  }

  /** The manifest comes last, then the name. */
  async finish(manifest: Omit<Manifest, "folders" | "files">): Promise<void> {
    const whole: Manifest = { ...manifest, folders: this.folders, files: this.files };
    await this.write(MANIFEST, `${JSON.stringify(whole, null, 1)}\n`);
    for (const folder of ["", ...this.folders]) syncFolder(join(this.unfinished, folder));
    this.signal.throwIfAborted();
    await rename(this.unfinished, this.place);
    syncFolder(dirname(this.place));
  }

  async discard(): Promise<void> {
    await rm(this.unfinished, { recursive: true, force: true });
  }

  private async write(path: string, content: Buffer | string): Promise<void> {
    this.signal.throwIfAborted();
    await writeFile(join(this.unfinished, path), content, { mode: 0o600, flag: "wx", flush: true });
  }
}
