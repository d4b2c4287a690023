import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import {
  formatKeyRing,
  type KeyRing,
  type MasterKey,
  parseKeyRing,
  parseMasterKey,
} from "#lib/base/key-ring.ts";
import { derivedFrom } from "#lib/base/secrets.ts";
import { Complaint } from "../complaint.ts";

// What a rotation does not end: who is signed in, and the second factors.
const KEPT_PURPOSES = ["sessions"];

/** The keys of the file. @throws Complaint when there is none, or it is not usable */
export function readKeyFile(file: string): KeyRing {
  if (!existsSync(file)) {
    throw new Complaint(
      `There is no master key at ${file}. Set MASTER_KEY_FILE to yours, or start Obálka first.`,
    );
  }
  try {
    return parseKeyRing(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Complaint(`The master key file ${file} is not usable: ${(error as Error).message}.`);
  }
}

/** A key that opens already and does not seal yet: for the machines that get the file later. Pure but for the dice. */
export function withNextKey(ring: KeyRing): KeyRing {
  return { ...ring, next: ring.next ?? newKey() };
}

/** The next key, or a new one, seals from now on; the one before it still opens. Pure but for the dice. */
export function withNewCurrent(ring: KeyRing): KeyRing {
  const kept = KEPT_PURPOSES.map(
    (purpose) => [purpose, ring.derived.get(purpose) ?? derivedFrom(ring.current, purpose)] as const,
  );
  return {
    current: ring.next ?? newKey(),
    old: [ring.current, ...ring.old],
    next: undefined,
    derived: new Map([...ring.derived, ...kept]),
  };
}

/**
 * Puts the file in the place of the one before it, whole or not at all: whoever reads it meanwhile gets the one or
 * the other.
 */
export function writeKeyFile(file: string, ring: KeyRing): void {
  const fresh = `${file}.new`;
  const descriptor = openSync(fresh, "w", 0o600);
  writeFileSync(descriptor, formatKeyRing(ring));
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(fresh, file);
}

/** Each key that is no longer needed goes to a file of its own, for the backups that were made with it. */
export function setAside(file: string, keys: MasterKey[]): string[] {
  return keys.map((key) => {
    const aside = `${file}.${key.id.toString("hex")}`;
    if (!existsSync(aside))
      writeFileSync(aside, `${key.bytes.toString("hex")}\n`, { mode: 0o600, flag: "wx" });
    return aside;
  });
}

function newKey(): MasterKey {
  return parseMasterKey(randomBytes(32).toString("hex"));
}
