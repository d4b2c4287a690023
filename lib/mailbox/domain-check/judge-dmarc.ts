import type { DnsAnswer } from "./dns-answer.ts";
import { type Remark, unknownVerdict, type Verdict, wrongVerdict } from "./verdict.ts";

export type DmarcVerdict = Verdict<"ok" | "missing" | "unreadable" | "several" | "policyInvalid">;

type Tags = Map<string, string>;

const MAX_LEVELS = 8;
// From the mildest; a suggestion never makes receivers stricter than they are.
const policies = ["none", "quarantine", "reject"];

/**
 * Where receivers look for the policy of a domain, first of all at the domain itself, then upwards to the name of two
 * labels (the tree walk of RFC 9989 §4.10, which asks at most eight times; RFC 7489 asks the first and the
 * registered one).
 */
export function dmarcNames(domain: string): string[] {
  const labels = domain.split(".");
  const ancestors = labels.map((_, index) => labels.slice(index));
  const asked = ancestors.filter(({ length }, index) => index === 0 || (length >= 2 && length < MAX_LEVELS));
  return asked.map((rest) => `_dmarc.${rest.join(".")}`);
}

/** Judges the DMARC records at the `dmarcNames` of a domain, in their order (RFC 9989, RFC 7489). Pure. */
export function judgeDmarc(levels: { name: string; answer: DnsAnswer }[]): DmarcVerdict {
  for (const [index, { name, answer }] of levels.entries()) {
    // A record here would come before one higher up, so nothing can be said.
    if (answer.kind === "unknown") return unknownVerdict(answer.why);
    const verdict = answer.kind === "records" && judgeLevel(name, answer.texts, index > 0);
    if (verdict) return verdict;
  }
  const record = { deed: "add" as const, name: levels[0]?.name ?? "_dmarc", value: "v=DMARC1; p=none" };
  return { state: "missing", reason: "missing", params: {}, remarks: [], record };
}

function judgeLevel(name: string, texts: string[], inherited: boolean): DmarcVerdict | undefined {
  const [text, ...more] = texts.filter((each) => /^v\s*=\s*DMARC1\s*(?:;|$)/.test(each));
  if (text === undefined) {
    const alike = texts.filter((each) => /^[\s"'„“”\\]*(?:v\s*=\s*)?dmarc1?(?:[\s"';,\\]|$)/i.test(each));
    if (alike.length === 0) return undefined;
    const deed = alike.length > 1 ? "replace" : "change";
    return wrongVerdict("unreadable", {}, { deed, name, value: suggestDmarc(alike) });
  }
  if (more.length > 0) {
    const value = suggestDmarc([text, ...more]);
    return wrongVerdict("several", { count: more.length + 1 }, { deed: "replace", name, value });
  }
  const tags = parseTags(text);
  // The record of a registry, for all who have a domain there.
  if (inherited && tags.get("psd")?.toLowerCase() === "y") return undefined;
  return judgeTags(name, tags, text, inherited);
}

function judgeTags(name: string, tags: Tags, text: string, inherited: boolean): DmarcVerdict {
  const own = policyOf(tags, "p");
  const policy = inherited && tags.has("sp") ? policyOf(tags, "sp") : own;
  if (!own || !policy)
    return wrongVerdict("policyInvalid", {}, { deed: "change", name, value: suggestDmarc([text]) });
  const remarks: Remark[] = inherited ? ["inherited"] : [];
  if (policy === "none") remarks.push("policyNone");
  const params = { policy, domain: name.replace(/^_dmarc\./, "") };
  return { state: "ok", reason: "ok", params, remarks };
}

/** `tag=value` pairs between semicolons; of a repeated tag the first (RFC 6376 §3.2). */
function parseTags(text: string): Tags {
  const tags: Tags = new Map();
  for (const pair of text.split(";")) {
    const [name = "", value] = pair.split(/=(.*)/s).map((part) => part.trim());
    if (value !== undefined && /^\w+$/.test(name) && !tags.has(name.toLowerCase()))
      tags.set(name.toLowerCase(), value);
  }
  return tags;
}

function policyOf(tags: Tags, tag: "p" | "sp"): string | undefined {
  const value = tags.get(tag)?.toLowerCase();
  return policies.find((policy) => policy === value);
}

/** The record with the mildest policy among those there, mended: what it says besides stays. */
function suggestDmarc(texts: string[]): string {
  const mended = texts.map((text) =>
    text
      .replace(/["'„“”\\]/g, "")
      .replace(/\s+/g, " ")
      .replace(/ (?=\w+ ?=)/g, "; "),
  );
  const strictness = (tags: Tags) => policies.indexOf(policyOf(tags, "p") ?? "none");
  const candidates = mended.toSorted().map(parseTags);
  const [tags = new Map<string, string>()] = candidates.toSorted((a, b) => strictness(a) - strictness(b));
  const others = [...tags].filter(([name, value]) => {
    if (name === "sp" || name === "np") return policies.includes(value.toLowerCase());
    return name !== "v" && name !== "p";
  });
  const pairs = [["v", "DMARC1"], ["p", policyOf(tags, "p") ?? "none"], ...others];
  return pairs.map(([name, value]) => `${name}=${value}`).join("; ");
}
