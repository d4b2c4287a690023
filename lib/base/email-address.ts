import { z } from "zod";
import { parseDomainName } from "./domain-name.ts";
import { type Problem, problem } from "./errors.ts";

const MAX_ADDRESS = 254;
const MAX_LOCAL_PART = 64;
// What copying leaves at the ends: blanks, zero-width characters, direction marks. Overrides are refused.
const harmlessEnds = /^[\s\u200b-\u200f\u2060\ufeff\u061c]+|[\s\u200b-\u200f\u2060\ufeff\u061c]+$/g;
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const dotAtom = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;

/**
 * One bare address, strictly: an ASCII dot-atom of at most 64 characters, `@`, a domain name with a dot
 * (RFC 5321 §4.1.2 without quoted strings, literals, comments, groups and display names; no SMTPUTF8).
 * Normalised: blanks and zero-width marks at the ends vanish, the domain becomes lower case and punycode.
 * The local part keeps its case (RFC 5321 §2.4).
 */
export function parseEmailAddress(text: string): { address: string } | { problem: Problem } {
  if (text.length > 4 * MAX_ADDRESS) return { problem: problem("tooLong", { max: MAX_ADDRESS }) };
  const typed = text.replace(harmlessEnds, "");
  const shape = problemOfShape(typed);
  if (shape) return { problem: shape };
  const [local = "", host = ""] = typed.split("@");
  const localPart = problemOfLocalPart(local);
  if (localPart) return { problem: localPart };
  const parsed = parseDomainName(host.endsWith(".") ? "" : host);
  if ("problem" in parsed) return parsed;
  const address = `${local}@${parsed.domain}`;
  return address.length > MAX_ADDRESS ? { problem: problem("tooLong", { max: MAX_ADDRESS }) } : { address };
}

function problemOfShape(typed: string): Problem | undefined {
  if (typed === "") return problem("required");
  if (invisible.test(typed)) return problem("addressInvisible");
  if (/[<>()"\\:]/.test(typed)) return problem("addressOnly");
  if (/[,;]/.test(typed)) return problem("addressSeveral");
  if (/\s/.test(typed)) return problem("addressSpaces");
  const parts = typed.split("@");
  if (parts.length < 2) return problem("addressWithoutAt");
  if (parts.length > 2) return problem("addressSeveral");
  if (parts[1]?.startsWith("[")) return problem("domainNumeric");
  return undefined;
}

function problemOfLocalPart(local: string): Problem | undefined {
  if (local === "") return problem("addressWithoutName");
  if (/[^\x20-\x7e]/.test(local)) return problem("addressDiacritics");
  if (local.length > MAX_LOCAL_PART) return problem("addressNameTooLong", { max: MAX_LOCAL_PART });
  return dotAtom.test(local) ? undefined : problem("addressName");
}

/** Each address once, whatever its case; the first one stays, as it is spelled. */
export function eachAddressOnce<T extends string | { address: string }>(addressed: T[]): T[] {
  const seen = new Set<string>();
  return addressed.filter((each) => {
    const same = (typeof each === "string" ? each : each.address).toLowerCase();
    return !seen.has(same) && seen.add(same);
  });
}

/** A required e-mail address; comes out normalised. */
export const emailAddress = z.string({ error: problem("required") }).transform((text, context) => {
  const parsed = parseEmailAddress(text);
  if ("address" in parsed) return parsed.address;
  context.addIssue({ code: "custom", message: parsed.problem });
  return z.NEVER;
});

/** The same for a field that may stay empty. */
export const optionalEmailAddress = z.string({ error: problem("invalid") }).transform((text, context) => {
  if (text.trim() === "") return "";
  const parsed = parseEmailAddress(text);
  if ("address" in parsed) return parsed.address;
  context.addIssue({ code: "custom", message: parsed.problem });
  return z.NEVER;
});
