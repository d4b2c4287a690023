import { type DkimKey, readDkimKey } from "./dkim-key.ts";
import type { DnsAnswer } from "./dns-answer.ts";
import { unknownVerdict, type Verdict, wrongVerdict } from "./verdict.ts";

export type DkimVerdict = Verdict<
  "ok" | "missing" | "revoked" | "weak" | "unreadable" | "noSelector" | "elsewhere"
>;

type SelectorAnswer = { name: string; answer: DnsAnswer };

/** Where the key of a selector stands (RFC 6376 §3.6.2.1). */
export function dkimName(selector: string, domain: string): string {
  return `${selector}._domainkey.${domain}`;
}

/**
 * Judges the DKIM keys at the known selectors of a provider (RFC 6376). One good key is enough. That there is no
 * key counts as missing only where the provider's selectors are `fixed`, for else it may have another. Pure.
 */
export function judgeDkim(answers: SelectorAnswer[], fixed: boolean): DkimVerdict {
  const [first] = answers;
  if (!first) return { state: "notChecked", reason: "noSelector", params: {}, remarks: [] };
  const keys = answers.flatMap(keysAt);
  const good = keys.find(({ key }) => key.kind === "usable");
  if (good?.key.kind === "usable") {
    const { name, key } = good;
    return { state: "ok", reason: "ok", params: { name }, remarks: key.testing ? ["testing"] : [] };
  }
  const unknown = answers.find(({ answer }) => answer.kind === "unknown")?.answer;
  if (unknown?.kind === "unknown") return unknownVerdict(unknown.why);
  const [bad] = keys;
  if (bad) return badVerdict(bad.name, bad.key);
  const params = { name: first.name };
  if (fixed) return { state: "missing", reason: "missing", params, remarks: [] };
  return { state: "notChecked", reason: "elsewhere", params, remarks: [] };
}

function keysAt({ name, answer }: SelectorAnswer): { name: string; key: DkimKey }[] {
  if (answer.kind !== "records") return [];
  return answer.texts.flatMap((text) => {
    const key = readDkimKey(text);
    return key ? [{ name, key }] : [];
  });
}

function badVerdict(name: string, key: DkimKey): DkimVerdict {
  if (key.kind === "weak") return wrongVerdict("weak", { name, bits: key.bits });
  return wrongVerdict(key.kind === "revoked" ? "revoked" : "unreadable", { name });
}
