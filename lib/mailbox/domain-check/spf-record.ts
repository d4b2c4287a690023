import { isIPv4, isIPv6 } from "node:net";

const mechanisms = ["all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists"] as const;
type Mechanism = (typeof mechanisms)[number];
type Qualifier = "+" | "-" | "~" | "?";

/** One term of an SPF record. `text` is as it stands there; `value` what follows the name, without `:` or `=`. */
export type SpfTerm =
  | { kind: "mechanism"; text: string; qualifier: Qualifier; name: Mechanism; value: string }
  | { kind: "modifier"; text: string; name: string; value: string };

/** Whether a TXT record is an SPF record (RFC 7208 §4.5). */
export function isSpf(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text);
}

/** The terms of an SPF record after its version, or the first one that is against the grammar (RFC 7208 §12). */
export function parseSpf(text: string): { terms: SpfTerm[] } | { badTerm: string } {
  const terms: SpfTerm[] = [];
  for (const word of text.split(" ").slice(1)) {
    if (word === "") continue;
    const term = parseTerm(word);
    if (!term || isSecond(term, terms)) return { badTerm: word };
    terms.push(term);
  }
  return { terms };
}

function parseTerm(text: string): SpfTerm | undefined {
  const modifier = /^([a-z][\w.-]*)=(.*)$/is.exec(text);
  if (modifier) {
    const [, name = "", value = ""] = modifier;
    const term = { kind: "modifier" as const, text, name: name.toLowerCase(), value };
    const valid = /^(redirect|exp)$/.test(term.name) ? isDomainSpec(value) : value === "" || isMacros(value);
    return valid ? term : undefined;
  }
  const [, sign = "", word = "", rest = ""] = /^([+~?-]?)([a-z0-9]+)(.*)$/is.exec(text) ?? [];
  const name = mechanisms.find((each) => each === word.toLowerCase());
  if (!name || !isArgument(name, rest)) return undefined;
  const qualifier = (sign || "+") as Qualifier;
  return { kind: "mechanism", text, qualifier, name, value: rest.replace(/^:/, "") };
}

// A record with two of these is void (RFC 7208 §6).
function isSecond({ kind, name }: SpfTerm, before: SpfTerm[]): boolean {
  const once = kind === "modifier" && (name === "redirect" || name === "exp");
  return once && before.some((term) => term.kind === kind && term.name === name);
}

function isArgument(name: Mechanism, rest: string): boolean {
  switch (name) {
    case "all":
      return rest === "";
    case "include":
    case "exists":
      return rest.startsWith(":") && isDomainSpec(rest.slice(1));
    case "ptr":
      return rest === "" || (rest.startsWith(":") && isDomainSpec(rest.slice(1)));
    case "a":
    case "mx": {
      const [, domain = "", bits4, bits6] = /^(.*?)(?:\/(\d{1,3}))?(?:\/\/(\d{1,3}))?$/s.exec(rest) ?? [];
      if (!isPrefix(bits4, 32) || !isPrefix(bits6, 128)) return false;
      return domain === "" || (domain.startsWith(":") && isDomainSpec(domain.slice(1)));
    }
    case "ip4":
    case "ip6": {
      const [, address = "", bits] = /^:([^/]*)(?:\/(\d{1,3}))?$/.exec(rest) ?? [];
      return name === "ip4"
        ? isIPv4(address) && isPrefix(bits, 32)
        : isIPv6(address) && !address.includes("%") && isPrefix(bits, 128);
    }
  }
}

function isPrefix(bits: string | undefined, max: number): boolean {
  return bits === undefined || (/^(0|[1-9]\d*)$/.test(bits) && Number(bits) <= max);
}

const macros = /^(?:[\x21-\x24\x26-\x7e]|%\{[slodiphcrtv]\d{0,3}r?[.\-+,/_=]*\}|%[%_-])+$/i;

function isMacros(text: string): boolean {
  return macros.test(text);
}

// Ends in a macro, or in a dot and a top label that is no number (RFC 7208 §7.1).
function isDomainSpec(text: string): boolean {
  if (!isMacros(text)) return false;
  if (/%\{[^{}]*\}$/.test(text)) return true;
  const top = /\.([a-z0-9-]+)\.?$/i.exec(text)?.[1] ?? "";
  return /^[a-z0-9]/i.test(top) && /[a-z0-9]$/i.test(top) && !/^\d+$/.test(top);
}
