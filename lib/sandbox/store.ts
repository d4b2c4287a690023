import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What the sandbox knows of a message without opening it. */
export type CaughtRecord = {
  id: string;
  /** The login of the sender's mailbox; empty without one. */
  user: string;
  receivedAt: string;
  envelopeFrom: string;
  envelopeTo: string[];
  size: number;
  from: string;
  to: string;
  subject: string;
  attachments: string[];
};

// Time first, so that names sort by age.
const idPattern = /^[0-9a-z]{9}-[0-9a-f]{16}$/;

/** Writes message and record; the record last, so that whatever is listed is whole. */
export async function keepCaught(
  directory: string,
  mime: Buffer,
  record: Omit<CaughtRecord, "id">,
): Promise<void> {
  const time = Date.parse(record.receivedAt).toString(36).padStart(9, "0");
  const id = `${time}-${randomBytes(8).toString("hex")}`;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeWhole(join(directory, `${id}.eml`), mime);
  await writeWhole(join(directory, `${id}.json`), JSON.stringify({ ...record, id }));
}

async function writeWhole(path: string, content: Buffer | string): Promise<void> {
  const unfinished = `${path}.tmp`;
  // On the disk before it bears its name: after a power cut a file is whole or not there.
  await writeFile(unfinished, content, { mode: 0o600, flush: true });
  await rename(unfinished, path);
}

/** The identifiers of everything that was caught, the newest first. */
export async function caughtIds(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch(whenMissing<string[]>([]));
  const ids = names.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length));
  return ids.filter(isCaughtId).sort().reverse();
}

/** @returns undefined for what is not there (any more), or was never an identifier */
export async function readRecord(directory: string, id: string): Promise<CaughtRecord | undefined> {
  if (!isCaughtId(id)) return undefined;
  const text = await readFile(join(directory, `${id}.json`), "utf8").catch(whenMissing(undefined));
  return text === undefined ? undefined : (JSON.parse(text) as CaughtRecord);
}

export function readMime(directory: string, id: string): Promise<Buffer | undefined> {
  return readFile(join(directory, `${id}.eml`)).catch(whenMissing(undefined));
}

export async function removeCaught(directory: string, id: string): Promise<void> {
  if (!isCaughtId(id)) return;
  await rm(join(directory, `${id}.json`), { force: true });
  await rm(join(directory, `${id}.eml`), { force: true });
}

function isCaughtId(text: string): boolean {
  return idPattern.test(text);
}

function whenMissing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT") return instead;
    throw error;
  };
}
