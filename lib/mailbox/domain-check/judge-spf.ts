import type { DnsAnswer } from "./dns-answer.ts";
import {
  effectiveTerms,
  exploreSpf,
  MAX_LOOKUPS,
  type NestedAnswers,
  type SpfReach,
  spfTarget,
} from "./spf-lookups.ts";
import { isSpf, parseSpf, type SpfTerm } from "./spf-record.ts";
import { resemblesSpf, suggestSpf } from "./suggest-spf.ts";
import { type Remark, type SuggestedRecord, unknownVerdict, type Verdict, wrongVerdict } from "./verdict.ts";

export type SpfVerdict = Verdict<
  | "ok"
  | "valid"
  | "missing"
  | "missingAsk"
  | "unreadable"
  | "several"
  | "badTerm"
  | "passAll"
  | "refusesAll"
  | "broken"
  | "tooManyLookups"
  | "includeMissing"
>;

type SpfQuestion = {
  domain: string;
  /** TXT records of the domain itself. */
  answer: DnsAnswer;
  /** TXT records of the names that they lead to. */
  nested: NestedAnswers;
  /** The name to include so that the provider's servers may send for the domain. */
  include?: string | undefined;
};

/** Judges the SPF record of a domain (RFC 7208). Pure. */
export function judgeSpf(question: SpfQuestion): SpfVerdict {
  const { domain, answer, include } = question;
  if (answer.kind === "unknown") return unknownVerdict(answer.why);
  const texts = answer.kind === "records" ? answer.texts : [];
  const [text, ...more] = texts.filter(isSpf);
  if (text === undefined) return judgeAbsence(domain, texts.filter(resemblesSpf), include);
  if (more.length > 0) {
    const count = more.length + 1;
    return wrongVerdict("several", { count }, suggestion("replace", domain, [text, ...more], include));
  }
  const parsed = parseSpf(text);
  if ("badTerm" in parsed) {
    const { badTerm } = parsed;
    return wrongVerdict(
      "badTerm",
      { term: shortened(badTerm) },
      suggestion("change", domain, [text], include),
    );
  }
  return judgeTerms(parsed.terms, text, question);
}

function judgeAbsence(domain: string, alike: string[], include: string | undefined): SpfVerdict {
  if (alike.length > 0) {
    const deed = alike.length > 1 ? "replace" : "change";
    return wrongVerdict("unreadable", {}, suggestion(deed, domain, alike, include));
  }
  if (!include) return { state: "missing", reason: "missingAsk", params: {}, remarks: [] };
  const record = suggestion("add", domain, ["v=spf1"], include);
  return { state: "missing", reason: "missing", params: {}, remarks: [], ...(record && { record }) };
}

function judgeTerms(terms: SpfTerm[], text: string, question: SpfQuestion): SpfVerdict {
  const { domain, nested, include } = question;
  const reach = exploreSpf(terms, nested, include);
  const lacking = include && !reach.found && reach.complete ? include : undefined;
  const change = suggestion("change", domain, [text], lacking);
  const effective = effectiveTerms(terms);
  if (effective.some((term) => term.kind === "mechanism" && term.name === "all" && term.qualifier === "+"))
    return wrongVerdict("passAll", {}, change);
  if (reach.broken) return judgeBroken(terms, reach.broken, domain, lacking);
  if (reach.lookups > MAX_LOOKUPS) return wrongVerdict("tooManyLookups", { max: MAX_LOOKUPS });
  if (lacking) {
    const remarks: Remark[] = effective.some(allowsOtherwise) ? ["otherWays"] : [];
    return { ...wrongVerdict("includeMissing", { include: lacking }, change), remarks };
  }
  if (include && !reach.found) return unknownVerdict("nested", { include });
  if (!include && refusesAll(effective)) return wrongVerdict("refusesAll", {});
  return judgeEnd(effective, reach, include ? "ok" : "valid", change);
}

function judgeBroken(terms: SpfTerm[], broken: string, domain: string, lacking?: string): SpfVerdict {
  const working = terms.filter(({ value }) => spfTarget(value) !== broken);
  const text = ["v=spf1", ...working.map((term) => term.text)].join(" ");
  // What is broken deeper down is not in the person's hands.
  const record = working.length < terms.length ? suggestion("change", domain, [text], lacking) : undefined;
  return wrongVerdict("broken", { domain: broken }, record);
}

function judgeEnd(
  effective: SpfTerm[],
  reach: SpfReach,
  reason: "ok" | "valid",
  change: SuggestedRecord | undefined,
): SpfVerdict {
  const remarks: Remark[] = reach.complete ? [] : ["partlyChecked"];
  const ended = effective.some(({ name }) => name === "all" || name === "redirect");
  if (ended) return { state: "ok", reason, params: {}, remarks };
  return {
    state: "ok",
    reason,
    params: {},
    remarks: [...remarks, "noAll"],
    ...(change && { record: change }),
  };
}

// `v=spf1 -all`: the record of a domain that sends no mail.
function refusesAll(effective: SpfTerm[]): boolean {
  const terms = effective.filter(({ kind, name }) => kind === "mechanism" || name === "redirect");
  return terms.length === 1 && terms.some(({ name, text }) => name === "all" && /^[-~]/.test(text));
}

// Servers may be allowed by their addresses too, and whose those are is not looked up.
function allowsOtherwise({ kind, name }: SpfTerm): boolean {
  return kind === "mechanism" && /^(a|mx|ptr|ip4|ip6|exists)$/.test(name);
}

function suggestion(
  deed: SuggestedRecord["deed"],
  name: string,
  texts: string[],
  include: string | undefined,
): SuggestedRecord | undefined {
  const value = suggestSpf(texts, include);
  return value ? { deed, name, value } : undefined;
}

const shortened = (term: string) => (term.length > 60 ? `${term.slice(0, 60)}…` : term);
