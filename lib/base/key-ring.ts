import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { settings } from "./env.ts";
import { log } from "./log.ts";

const KEY_ID_BYTES = 8;
const KEY = /^[0-9a-f]{64}$/;

export type MasterKey = { id: Buffer; bytes: Buffer };

/**
 * What the key file holds, a line each: the key that seals, `HEX old` and `HEX next` that only open, and under their
 * purpose (`HEX sessions`) the secrets that a rotation leaves as they were.
 */
export type KeyRing = {
  current: MasterKey;
  old: MasterKey[];
  next: MasterKey | undefined;
  derived: ReadonlyMap<string, string>;
};

/** A master key from its 64 hexadecimal digits. @throws when they are not that */
export function parseMasterKey(text: string): MasterKey {
  if (!KEY.test(text.trim())) throw new Error("the master key must be 64 hexadecimal digits");
  const bytes = Buffer.from(text.trim(), "hex");
  return { bytes, id: createHash("sha256").update(bytes).digest().subarray(0, KEY_ID_BYTES) };
}

/** The text of a key file. @throws when a line is not what it should be; the message shows nothing of it */
export function parseKeyRing(text: string): KeyRing {
  const [first = "", ...more] = text.split("\n").filter((line) => line.trim() !== "");
  const labelled = more.map((line) => line.trim().split(/\s+/));
  const keys = (label: string) =>
    labelled.filter(([, name]) => name === label).map(([hex = ""]) => parseMasterKey(hex));
  const current = parseMasterKey(first);
  const [next, ...others] = keys("next");
  if (others.length > 0) throw new Error("only one of its lines may be the next key");
  const derived = new Map<string, string>();
  for (const [hex = "", name, ...rest] of labelled) {
    if (!KEY.test(hex) || name === undefined || rest.length > 0)
      throw new Error("each further line must be 64 hexadecimal digits and one word");
    if (name !== "old" && name !== "next") derived.set(name, hex);
  }
  return { current, old: keys("old"), next, derived };
}

/** The text of the file that holds this ring. */
export function formatKeyRing({ current, old, next, derived }: KeyRing): string {
  const hex = ({ bytes }: MasterKey) => bytes.toString("hex");
  const lines = [
    hex(current),
    ...(next ? [`${hex(next)} next`] : []),
    ...old.map((key) => `${hex(key)} old`),
    ...[...derived].map(([purpose, secret]) => `${secret} ${purpose}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** All keys that open. */
export function openingKeys({ current, old, next }: KeyRing): MasterKey[] {
  return [current, ...(next ? [next] : []), ...old];
}

let cached: { stamp: string; ring: KeyRing } | undefined;

/**
 * The keys of this installation, from `MASTER_KEY_FILE`; read anew when the file has changed, so that keys can be
 * rotated while the app runs. A file that vanishes or breaks meanwhile takes nothing away.
 */
export function keyRing(): KeyRing {
  const { masterKeyFile } = settings();
  const stamp = stampOf(masterKeyFile);
  if (cached && (stamp === undefined || stamp === cached.stamp)) return cached.ring;
  try {
    cached = { stamp: stamp ?? "", ring: parseKeyRing(readFileSync(masterKeyFile, "utf8")) };
  } catch (error) {
    if (!cached) throw error;
    log().error({ err: (error as Error).message }, "the master key file has become unusable");
  }
  return cached.ring;
}

// Undefined where it cannot be told: then reading it says why.
function stampOf(file: string): string | undefined {
  try {
    const { ino, mtimeNs, size } = statSync(file, { bigint: true });
    return `${ino}:${mtimeNs}:${size}`;
  } catch {
    return undefined;
  }
}
