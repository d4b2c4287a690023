import { type Problem, problem } from "./errors.ts";

const MAX_DOMAIN = 253;
const MAX_LABEL = 63;
const otherAlphabets = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

/**
 * A domain name in the form that DNS and SMTP carry: lower case, without the final dot, international
 * labels in punycode (UTS #46). Letters, digits and hyphens only (RFC 1123 §2.1). A name of a private
 * network may have a single label; elsewhere at least one dot is required.
 * Refused are addresses in numbers, invisible and full-width characters, and labels that mix Latin
 * letters with look-alikes of other alphabets.
 */
export function parseDomainName(
  text: string,
  options: { singleLabel?: boolean } = {},
): { domain: string } | { problem: Problem } {
  if (text.length > MAX_DOMAIN + 1) return { problem: problem("domainTooLong", { max: MAX_DOMAIN }) };
  const typed = text.normalize("NFC").toLowerCase().replace(/\.$/, "");
  if (/^$|^\.|\.\.|\.$/.test(typed)) return { problem: problem("domainDots") };
  if (hasLookAlikes(typed)) return { problem: problem("domainLookAlikes") };
  const domain = toAscii(typed);
  if (!domain) return { problem: problem("domainCharacters") };
  const labels = domain.split(".");
  if (labels.length < 2 && !options.singleLabel) return { problem: problem("domainWithoutDot") };
  if (/^(\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? "")) return { problem: problem("domainNumeric") };
  if (domain.length > MAX_DOMAIN) return { problem: problem("domainTooLong", { max: MAX_DOMAIN }) };
  if (labels.some((label) => label.length > MAX_LABEL))
    return { problem: problem("domainLabelTooLong", { max: MAX_LABEL }) };
  return { domain };
}

function hasLookAlikes(domain: string): boolean {
  if (domain.normalize("NFKC") !== domain) return true;
  return domain.split(".").some((label) => /[a-z]/.test(label) && otherAlphabets.test(label));
}

function toAscii(domain: string): string | undefined {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return undefined;
  // URL knows UTS #46 in browsers and Node alike; a name with a letter in it is never read as an IPv4 address.
  const ascii = /[^a-z0-9.-]|xn--/.test(domain) ? URL.parse(`http://${domain}`)?.hostname : domain;
  return ascii?.split(".").every((label) => /^(?!-)[a-z0-9-]+(?<!-)$/.test(label)) ? ascii : undefined;
}
