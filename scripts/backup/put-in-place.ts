import { existsSync, mkdirSync, renameSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { syncFolder } from "./copy-file.ts";
import { CAUGHT_MAIL, DATABASE, DATABASE_PASSWORD } from "./manifest.ts";

// The password first out and last in: a start between finds no database that it could take for its own.
const OUT = [CAUGHT_MAIL, DATABASE_PASSWORD, DATABASE];
const IN = [DATABASE, DATABASE_PASSWORD, CAUGHT_MAIL];

/**
 * Moves what is in `dataDir` to the folder `aside`, and what is in `staging` to its place; all of it or nothing.
 * @returns whether there was anything to set aside
 */
export function putInPlace(staging: string, dataDir: string, aside: string): boolean {
  const moved: [from: string, to: string][] = [];
  const move = (from: string, to: string) => {
    renameSync(from, to);
    moved.push([from, to]);
  };
  const present = OUT.filter((name) => existsSync(join(dataDir, name)));
  if (present.length > 0) mkdirSync(aside, { mode: 0o700 });
  try {
    for (const name of present) move(join(dataDir, name), join(aside, name));
    for (const name of IN) move(join(staging, name), join(dataDir, name));
  } catch (error) {
    for (const [from, to] of moved.reverse()) renameSync(to, from);
    if (present.length > 0) rmdirSync(aside);
    throw error;
  }
  if (present.length > 0) syncFolder(aside);
  syncFolder(dataDir);
  return present.length > 0;
}
