import type { DnsAnswer } from "./dns-answer.ts";
import { isSpf, parseSpf, type SpfTerm } from "./spf-record.ts";

/** How many terms that ask DNS one evaluation may meet (RFC 7208 §4.6.4). */
export const MAX_LOOKUPS = 10;

/** Answers about the records that an SPF record leads to, by lower-case name without the final dot. */
export type NestedAnswers = ReadonlyMap<string, DnsAnswer>;

export type SpfReach = {
  /** Terms that ask DNS, here and in nested records; counting ends above the limit. */
  lookups: number;
  /** False where a nested record is not known: then there may be more lookups, and more servers allowed. */
  complete: boolean;
  /** Whether the sought record is passed through to. */
  found: boolean;
  /** The first name without a single valid SPF record: whoever leads there is void (RFC 7208 §5.2). */
  broken: string | undefined;
  /** Names that are not among the nested answers yet. */
  unseen: string[];
};

/** Follows the includes and redirects of a record as far as the answers go, looking for the record of `sought`. */
export function exploreSpf(terms: SpfTerm[], nested: NestedAnswers, sought?: string): SpfReach {
  const reach: SpfReach = { lookups: 0, complete: true, found: false, broken: undefined, unseen: [] };
  const target = sought && spfTarget(sought);

  const visit = (list: SpfTerm[], passes: boolean) => {
    for (const term of effectiveTerms(list)) {
      if (!asksDns(term)) continue;
      reach.lookups += 1;
      if (reach.lookups > MAX_LOOKUPS) return;
      if (term.name === "include" || term.name === "redirect") follow(term, passes && isPass(term));
    }
  };
  const follow = ({ value }: SpfTerm, passes: boolean) => {
    const name = spfTarget(value);
    if (passes && name === target) reach.found = true;
    const answer = nested.get(name);
    if (answer?.kind === "records" || answer?.kind === "none") {
      const inner = singleRecord(answer);
      if (inner) visit(inner, passes);
      else reach.broken ??= name;
      return;
    }
    // Where a macro leads depends on the message.
    if (!answer && !name.includes("%")) reach.unseen.push(name);
    reach.complete = false;
  };
  visit(terms, true);
  return reach;
}

/** The terms that are ever evaluated: none after `all`, and with it no `redirect` (RFC 7208 §5.1, §6.1). */
export function effectiveTerms(terms: SpfTerm[]): SpfTerm[] {
  const all = terms.findIndex(({ name, kind }) => kind === "mechanism" && name === "all");
  return all < 0 ? terms : terms.slice(0, all + 1).filter(({ name }) => name !== "redirect");
}

/** A name as DNS compares it. */
export function spfTarget(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}

function asksDns({ kind, name }: SpfTerm): boolean {
  return kind === "modifier" ? name === "redirect" : /^(include|a|mx|ptr|exists)$/.test(name);
}

function isPass(term: SpfTerm): boolean {
  return term.kind === "modifier" || term.qualifier === "+";
}

function singleRecord(answer: DnsAnswer): SpfTerm[] | undefined {
  const [text, ...more] = answer.kind === "records" ? answer.texts.filter(isSpf) : [];
  if (text === undefined || more.length > 0) return undefined;
  const parsed = parseSpf(text);
  return "terms" in parsed ? parsed.terms : undefined;
}
