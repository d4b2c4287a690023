import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

// At import, because settings are read once: a key file of this test file alone, which it may change.
const folder = mkdtempSync(join(tmpdir(), "obalka-key-"));
export const keyFile = join(folder, "master.key");
process.env.MASTER_KEY_FILE = keyFile;
writeKey(newKey());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

export function newKey(): string {
  return randomBytes(32).toString("hex");
}

/** What the operator would put there. */
export function writeKey(text: string): void {
  writeFileSync(keyFile, `${text}\n`, { mode: 0o600 });
}
