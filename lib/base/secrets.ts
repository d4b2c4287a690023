import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { keyRing, type MasterKey, openingKeys } from "./key-ring.ts";
import { oneText } from "./one-text.ts";

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID_BYTES = 8;

/** The sealed secret cannot be opened: another key, another row, or changed bytes. */
export class UnsealError extends Error {}

/**
 * Seals a secret with AES-256-GCM (NIST SP 800-38D) under a fresh nonce.
 * Layout: format (1 byte) · key id (8) · nonce (12) · tag (16) · ciphertext.
 * @param context what the secret belongs to (company, row, field, version); the same words open it
 */
export function seal(
  secret: string,
  context: string[],
  key: MasterKey = masterKey(),
): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const head = Buffer.concat([Buffer.from([FORMAT]), key.id, nonce]);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce);
  cipher.setAAD(associatedData(head, context));
  const ciphertext = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Uint8Array.from(Buffer.concat([head, cipher.getAuthTag(), ciphertext]));
}

/**
 * Opens what `seal` made.
 * @param keys those that may have sealed it; by default all of the installation
 * @throws UnsealError when key, context or bytes differ
 */
export function unseal(sealed: Uint8Array, context: string[], ...keys: MasterKey[]): string {
  const bytes = Buffer.from(sealed);
  const headEnd = 1 + KEY_ID_BYTES + NONCE_BYTES;
  if (bytes.length < headEnd + TAG_BYTES || bytes[0] !== FORMAT) throw new UnsealError("not a sealed secret");
  const candidates = keys.length > 0 ? keys : openingKeys(keyRing());
  const key = candidates.find(({ id }) => bytes.subarray(1, 1 + KEY_ID_BYTES).equals(id));
  if (!key) throw new UnsealError("sealed with another key");
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, bytes.subarray(1 + KEY_ID_BYTES, headEnd));
  decipher.setAAD(associatedData(bytes.subarray(0, headEnd), context));
  decipher.setAuthTag(bytes.subarray(headEnd, headEnd + TAG_BYTES));
  try {
    const plain = Buffer.concat([decipher.update(bytes.subarray(headEnd + TAG_BYTES)), decipher.final()]);
    return plain.toString("utf8");
  } catch (cause) {
    throw new UnsealError("the seal is broken", { cause });
  }
}

function associatedData(head: Buffer, context: string[]): Buffer {
  return Buffer.concat([head, Buffer.from(oneText(context), "utf8")]);
}

/** The key that seals in this installation, from `MASTER_KEY_FILE`. */
export function masterKey(): MasterKey {
  return keyRing().current;
}

/**
 * A secret of its own for another purpose (signing cookies), derived by HKDF (RFC 5869) from the master key, or kept
 * from the one before it: a rotation does not end what it protects.
 */
export function deriveSecret(purpose: string): string {
  const { current, derived } = keyRing();
  return derived.get(purpose) ?? derivedFrom(current, purpose);
}

/** The same from one certain key. */
export function derivedFrom({ bytes }: MasterKey, purpose: string): string {
  return Buffer.from(hkdfSync("sha256", bytes, "", `obalka:${purpose}`, 32)).toString("hex");
}
