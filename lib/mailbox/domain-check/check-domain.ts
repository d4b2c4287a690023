import { Resolver } from "node:dns/promises";
import { parseDomainName } from "#lib/base/domain-name.ts";
import { askTxt } from "./ask-txt.ts";
import type { DnsAnswer } from "./dns-answer.ts";
import { type DkimVerdict, dkimName, judgeDkim } from "./judge-dkim.ts";
import { type DmarcVerdict, dmarcNames, judgeDmarc } from "./judge-dmarc.ts";
import { judgeSpf, type SpfVerdict } from "./judge-spf.ts";
import { exploreSpf, MAX_LOOKUPS, type NestedAnswers } from "./spf-lookups.ts";
import { isSpf, parseSpf } from "./spf-record.ts";

const DEADLINE_MS = 5_000;
const MAX_SELECTORS = 10;

/** What the provider of the domain's mail asks for, as far as it is known. */
export type ExpectedRecords = {
  /** The name that its customers include in their SPF record. */
  spfInclude?: string;
  dkimSelectors?: readonly string[];
  /** Every customer has just these selectors, so that no key at them means no key at all. */
  dkimSelectorsFixed?: boolean;
};

export type DomainCheck =
  | { domain: string; exists: false }
  | { domain: string; exists: true; spf: SpfVerdict; dkim: DkimVerdict; dmarc: DmarcVerdict };

type Options = {
  signal: AbortSignal;
  /** By default one with the name servers of this machine. Its open questions are cancelled at the end. */
  resolver?: Pick<Resolver, "resolveTxt" | "cancel">;
  deadlineMs?: number;
};

type Ask = (name: string) => Promise<DnsAnswer>;

/**
 * Looks up SPF, DMARC and DKIM of a domain and judges them, within 5 s in all: what has not been answered by then is
 * unknown. Throws for nothing that DNS does; only an aborted `signal` rejects, with its reason.
 */
export async function checkDomain(
  domain: string,
  expected: ExpectedRecords,
  options: Options,
): Promise<DomainCheck> {
  const parsed = parseDomainName(domain);
  if ("problem" in parsed) return { domain, exists: false };
  const { signal, resolver = new Resolver({ timeout: 1_000, tries: 3 }) } = options;
  signal.throwIfAborted();
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(options.deadlineMs ?? DEADLINE_MS)]);
  try {
    const check = await lookUp(parsed.domain, expected, (name) => askTxt(resolver, name, deadline));
    signal.throwIfAborted();
    return check;
  } finally {
    resolver.cancel();
  }
}

async function lookUp(domain: string, expected: ExpectedRecords, ask: Ask): Promise<DomainCheck> {
  const include = expected.spfInclude;
  const selectors = (expected.dkimSelectors ?? []).slice(0, MAX_SELECTORS);
  const named = async (name: string) => ({ name, answer: await ask(name) });
  const [spf, dmarc, dkim] = await Promise.all([
    askSpf(domain, ask),
    Promise.all(dmarcNames(domain).map(named)),
    Promise.all(selectors.map((selector) => named(dkimName(selector, domain)))),
  ]);
  const below = [dmarc[0], ...dkim].some((found) => found?.answer.kind === "records");
  // Name servers that say "no such name" for want of TXT records alone betray themselves by names below it.
  if (spf.answer.kind === "none" && spf.answer.noSuchName && !below) return { domain, exists: false };
  return {
    domain,
    exists: true,
    spf: judgeSpf({ domain, ...spf, include }),
    dkim: judgeDkim(dkim, expected.dkimSelectorsFixed ?? false),
    dmarc: judgeDmarc(dmarc),
  };
}

/** The domain's own records, and round by round those that its SPF record leads to. */
async function askSpf(domain: string, ask: Ask): Promise<{ answer: DnsAnswer; nested: NestedAnswers }> {
  const answer = await ask(domain);
  const nested = new Map<string, DnsAnswer>();
  const [text, ...more] = answer.kind === "records" ? answer.texts.filter(isSpf) : [];
  const parsed = text === undefined || more.length > 0 ? undefined : parseSpf(text);
  if (!parsed || !("terms" in parsed)) return { answer, nested };
  while (nested.size < MAX_LOOKUPS) {
    const { unseen, lookups } = exploreSpf(parsed.terms, nested);
    const names = [...new Set(unseen)].slice(0, MAX_LOOKUPS - nested.size);
    if (names.length === 0 || lookups > MAX_LOOKUPS) break;
    const answers = await Promise.all(names.map(ask));
    names.forEach((name, index) => {
      nested.set(name, answers[index] ?? { kind: "none" });
    });
  }
  return { answer, nested };
}
