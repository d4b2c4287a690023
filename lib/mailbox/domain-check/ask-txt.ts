import type { Resolver } from "node:dns/promises";
import { orAborted } from "#lib/smtp/or-aborted.ts";
import type { DnsAnswer } from "./dns-answer.ts";

// Mail records are far below both; one answer of DNS holds 64 kB at most.
const MAX_RECORDS = 500;
const MAX_LENGTH = 4096;

/**
 * The TXT records of a name, the strings of each joined (RFC 7208 §3.3), aliases followed by the resolver. Only
 * "no such name" and "no such records" count as none; everything else that DNS may do is unknown. Never throws.
 */
export async function askTxt(
  resolver: Pick<Resolver, "resolveTxt">,
  name: string,
  signal: AbortSignal,
): Promise<DnsAnswer> {
  try {
    const found = await orAborted(resolver.resolveTxt(name), signal);
    const texts = found.map((strings) => strings.join(""));
    if (texts.length > MAX_RECORDS || texts.some(({ length }) => length > MAX_LENGTH))
      return { kind: "unknown", why: "tooLarge" };
    return texts.length > 0 ? { kind: "records", texts: texts.map(readable) } : { kind: "none" };
  } catch (error) {
    if (signal.aborted) return { kind: "unknown", why: "timeout" };
    return answerOf((error as NodeJS.ErrnoException).code);
  }
}

function answerOf(code: string | undefined): DnsAnswer {
  if (code === "ENOTFOUND") return { kind: "none", noSuchName: true };
  if (code === "ENODATA") return { kind: "none" };
  return { kind: "unknown", why: code === "ETIMEOUT" ? "timeout" : "failed" };
}

// Node hands out each byte as a character; people write UTF-8.
function readable(text: string): string {
  return Buffer.from(text, "latin1").toString("utf8");
}
