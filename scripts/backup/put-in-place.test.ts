import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { EmbeddedDatabase, UNFINISHED_RESTORE } from "../run/database.ts";
import { putInPlace } from "./put-in-place.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "obalka-place-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

function fill(folder: string, word: string): string {
  for (const name of ["db", "sandbox"]) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "content"), word);
  }
  writeFileSync(join(folder, "db.password"), word);
  return folder;
}

const wordsOf = (folder: string) =>
  ["db/content", "db.password", "sandbox/content"].map((path) => readFileSync(join(folder, path), "utf8"));

test("what was there is set aside, what was prepared takes its place, and the rest stays", () => {
  fill(dataDir, "old");
  writeFileSync(join(dataDir, "delivery-mark.json"), "{}");
  const staging = fill(join(dataDir, "staging"), "new");
  expect(putInPlace(staging, dataDir, join(dataDir, "aside"))).toBe(true);
  expect(wordsOf(dataDir)).toEqual(["new", "new", "new"]);
  expect(wordsOf(join(dataDir, "aside"))).toEqual(["old", "old", "old"]);
  expect(readdirSync(dataDir)).toContain("delivery-mark.json");
});

test("where there was nothing, nothing is set aside", () => {
  const staging = fill(join(dataDir, "staging"), "new");
  expect(putInPlace(staging, dataDir, join(dataDir, "aside"))).toBe(false);
  expect(readdirSync(dataDir).sort()).toEqual(["db", "db.password", "sandbox", "staging"]);
});

test("when it fails half-way, all is as it was", () => {
  fill(dataDir, "old");
  const staging = fill(join(dataDir, "staging"), "new");
  rmSync(join(staging, "sandbox"), { recursive: true });
  expect(() => putInPlace(staging, dataDir, join(dataDir, "aside"))).toThrow("ENOENT");
  expect(wordsOf(dataDir)).toEqual(["old", "old", "old"]);
  expect(readdirSync(dataDir).sort()).toEqual(["db", "db.password", "sandbox", "staging"]);
  expect(readdirSync(staging).sort()).toEqual(["db", "db.password"]);
});

test("a start after a restore that was cut off between the two makes no empty database", async () => {
  fill(join(dataDir, UNFINISHED_RESTORE), "new");
  const start = new EmbeddedDatabase(dataDir, () => {}).start();
  await expect(start).rejects.toThrow("Run npm run restore -- FOLDER again");
  expect(readdirSync(dataDir)).toEqual([UNFINISHED_RESTORE]);
});
