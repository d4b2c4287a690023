import { createPublicKey } from "node:crypto";

export type DkimKey =
  | { kind: "usable"; testing: boolean }
  | { kind: "revoked" }
  | { kind: "weak"; bits: number }
  | { kind: "unreadable" };

/** RSA keys under this are no longer taken for valid (RFC 8301 §3.2). */
const MIN_BITS = 1024;

/** Reads one TXT record as a DKIM key (RFC 6376 §3.6.1). @returns undefined where it is none at all */
export function readDkimKey(text: string): DkimKey | undefined {
  const tags = new Map<string, string>();
  for (const pair of text.split(";")) {
    const [name = "", value] = pair.split(/=(.*)/s).map((part) => part.trim());
    if (value !== undefined && !tags.has(name)) tags.set(name, value);
  }
  const key = tags.get("p")?.replace(/\s/g, "");
  const version = tags.get("v");
  if (key === undefined)
    return version?.toUpperCase().startsWith("DKIM") ? { kind: "unreadable" } : undefined;
  if (version !== undefined && version !== "DKIM1") return { kind: "unreadable" };
  if (key === "") return { kind: "revoked" };
  const bits = strengthOf(tags.get("k") ?? "rsa", key);
  if (bits === undefined) return { kind: "unreadable" };
  if (bits < MIN_BITS) return { kind: "weak", bits };
  const flags = (tags.get("t") ?? "").split(":").map((flag) => flag.trim());
  return { kind: "usable", testing: flags.includes("y") };
}

/** The length of an RSA key in bits; Ed25519 (RFC 8463) counts as strong. Keys cut short in DNS are not readable. */
function strengthOf(type: string, base64: string): number | undefined {
  if (!/^[a-z0-9+/]+={0,2}$/i.test(base64)) return undefined;
  const bytes = Buffer.from(base64, "base64");
  if (type.toLowerCase() === "ed25519") return bytes.length === 32 ? Number.POSITIVE_INFINITY : undefined;
  if (type.toLowerCase() !== "rsa") return undefined;
  return rsaBits(bytes, "spki") ?? rsaBits(bytes, "pkcs1");
}

function rsaBits(key: Buffer, type: "spki" | "pkcs1"): number | undefined {
  try {
    return createPublicKey({ key, format: "der", type }).asymmetricKeyDetails?.modulusLength;
  } catch {
    return undefined;
  }
}
