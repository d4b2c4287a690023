import { effectiveTerms, spfTarget } from "./spf-lookups.ts";
import { parseSpf, type SpfTerm } from "./spf-record.ts";

/** Whether a TXT record was meant as SPF, though receivers do not take it for one: `"v=spf1 …`, `v=spf …`. */
export function resemblesSpf(text: string): boolean {
  return /^[\s"'„“”\\]*(?:v\s*=\s*spf1?(?!\d)|spf1(?=[\s"',;]|$))/i.test(text);
}

/**
 * One SPF record in place of those that are there: everything that they allow, then `include`, then `all`, then
 * the modifiers. Quotes and odd blanks are mended on the way.
 * @returns undefined where a term cannot be understood, for nobody can say what was meant
 */
export function suggestSpf(texts: string[], include?: string): string | undefined {
  const records: SpfTerm[][] = [];
  // DNS answers in any order; the suggestion shall not change from one check to the next.
  for (const text of texts.map(mend).toSorted()) {
    const parsed = parseSpf(text);
    if (!("terms" in parsed)) return undefined;
    records.push(parsed.terms);
  }
  const terms = records.length > 1 ? records.flatMap(withoutRedirect) : records.flat();
  const kept = terms.filter(({ name }) => name !== "all").filter((term) => !isWeakInclude(term, include));
  const added = include && !kept.some((term) => includes(term, include)) ? [`include:${include}`] : [];
  const allowed = kept.filter(({ kind }) => kind === "mechanism").map(({ text }) => text);
  return ["v=spf1", ...unique([...allowed, ...added]), ...all(records, kept), ...modifiers(kept)].join(" ");
}

// Slips of which it is certain what was meant.
function mend(text: string): string {
  return text
    .replace(/["'„“”\\]/g, "")
    .replace(/[–—−]/g, "-")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:v ?= ?)?spf1?[ ,;]*/i, "v=spf1 ")
    .replace(/[,;]+(?= |$)/g, "")
    .replace(/ ([+~?-]?)ipv(?=[46]:)/gi, " $1ip")
    .replace(/ ([+~?-]?(?:include|exists|ip4|ip6|a|mx|ptr)): /gi, " $1:");
}

// A redirect hands everything over to one record; beside others that is an include.
function withoutRedirect(terms: SpfTerm[]): SpfTerm[] {
  const effective = new Set(effectiveTerms(terms));
  return terms.flatMap((term): SpfTerm[] => {
    if (term.kind !== "modifier" || term.name !== "redirect") return [term];
    if (!effective.has(term)) return [];
    const text = `include:${term.value}`;
    return [{ kind: "mechanism", text, qualifier: "+", name: "include", value: term.value }];
  });
}

function includes(term: SpfTerm, include: string): boolean {
  return term.name === "include" && spfTarget(term.value) === spfTarget(include);
}

// `-include:` or `~include:` of the very servers that are to be allowed.
function isWeakInclude(term: SpfTerm, include: string | undefined): boolean {
  if (include === undefined || term.kind !== "mechanism") return false;
  return includes(term, include) && term.qualifier !== "+";
}

// The mildest that is there, for a stricter one would refuse mail that passes today; never `+all`.
function all(records: SpfTerm[][], kept: SpfTerm[]): string[] {
  const signs = records.flatMap((terms) => {
    const found = terms.find((term) => term.kind === "mechanism" && term.name === "all");
    return found?.kind === "mechanism" ? [found.qualifier] : [];
  });
  if (signs.length === 0) return kept.some(({ name }) => name === "redirect") ? [] : ["~all"];
  const mildest = (["?", "+", "~", "-"] as const).find((sign) => signs.includes(sign));
  return [mildest === "+" ? "~all" : `${mildest}all`];
}

function modifiers(kept: SpfTerm[]): string[] {
  const found = kept.filter(({ kind }) => kind === "modifier");
  const exp = found.find(({ name }) => name === "exp");
  return unique(found.filter((term) => term.name !== "exp" || term === exp).map(({ text }) => text));
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}
