import { accessSync, constants, mkdirSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { settings } from "#lib/base/env.ts";
import { log } from "#lib/base/log.ts";

/**
 * How far a database had got: which one it is, how often it was put back from a backup, the number of its last
 * claim. This machine keeps it in a file beside the database: a database that is behind it was put back.
 */
export type Mark = { installation: string; epoch: number; claims: number };

const FILE = "delivery-mark.json";
/** The file is this much behind at most: a backup that is younger than that goes unnoticed. */
const SAVE_EVERY_MS = 200;
const markSchema = z.object({ installation: z.uuid(), epoch: z.int(), claims: z.int() });
const nothing: Mark = { installation: "", epoch: 0, claims: 0 };

let known = nothing;
let file: string | undefined;
let saving: Promise<void> | undefined;
let hurry: (() => void) | undefined;
let saved = nothing;

/** The furthest that this machine has seen its database get. */
export const knownMark = (): Mark => known;

/**
 * Reads what this machine knew when it ended, and keeps it up to date from now on.
 * @throws when DATA_DIR cannot be written
 */
export function openMark(folder = settings().dataDir): void {
  mkdirSync(folder, { recursive: true });
  accessSync(folder, constants.R_OK | constants.W_OK);
  file = join(folder, FILE);
  known = readMark(file);
  saved = known;
}

/** The database has got so far; for another database than before, this is all that is known. */
export function noteMark(mark: Mark): void {
  if (mark.installation === known.installation && !isBehind(known, mark)) return;
  known = mark;
  if (file) saving ??= saveSoon().finally(() => (saving = undefined));
}

/** A delivery was claimed, and this is the number of the claim. */
export function noteClaims(claims: number): void {
  noteMark({ ...known, claims: Math.max(claims, known.claims) });
}

/** Resolves when the file says what is known. */
export async function markSaved(): Promise<void> {
  hurry?.();
  await saving;
}

/** Whether one state of the same database comes before the other. */
export function isBehind(one: Mark, other: Mark): boolean {
  return one.epoch < other.epoch || (one.epoch === other.epoch && one.claims < other.claims);
}

function readMark(path: string): Mark {
  try {
    return markSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") log().error({ path }, "the mark cannot be read");
    return nothing;
  }
}

// What comes within a moment is written at once.
async function saveSoon(): Promise<void> {
  const wait = Promise.withResolvers<void>();
  hurry = wait.resolve;
  const timer = setTimeout(hurry, SAVE_EVERY_MS);
  await wait.promise;
  clearTimeout(timer);
  await save();
}

// Whole or not at all, and never two at once: what comes meanwhile is written next, to the file that counts then.
async function save(): Promise<void> {
  while (file && saved !== known) {
    const [path, mark] = [file, known];
    try {
      await writeFile(`${path}.${process.pid}`, JSON.stringify(mark));
      await rename(`${path}.${process.pid}`, path);
    } catch (error) {
      log().error({ path, err: (error as Error).message }, "a restored database may go unnoticed");
    }
    saved = mark;
  }
}
