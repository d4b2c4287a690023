import { parseDomainName } from "#lib/base/domain-name.ts";
import { type Problem, problem } from "#lib/base/errors.ts";

const harmlessEnds = /^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g;
const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const canonicalIpv4 = new RegExp(`^${octet}(?:\\.${octet}){3}$`);

/**
 * The name of a mail server as a person types or pastes it. Normalised: blanks at the ends and the final dot
 * vanish, lower case, international names in punycode. An IPv4 address is kept only in its usual form, because
 * `127.1`, `0x7f000001` or `0177.0.0.1` mean an address that nobody sees. Whether the server may be
 * reached at all is decided at every connection, by the guard of lib/smtp.
 */
export function parseHost(text: string): { host: string } | { problem: Problem } {
  if (text.length > 1000) return { problem: problem("domainTooLong", { max: 253 }) };
  const typed = text.replace(harmlessEnds, "").toLowerCase();
  if (canonicalIpv4.test(typed)) return { host: typed };
  const shape = problemOfShape(typed);
  if (shape) return { problem: shape };
  const parsed = parseDomainName(typed, { singleLabel: true });
  return "problem" in parsed ? parsed : { host: parsed.domain };
}

function problemOfShape(typed: string): Problem | undefined {
  if (typed === "") return problem("required");
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(typed)) return problem("hostInvisible");
  if (/^[a-z+.-]+:\/\//.test(typed) || /[/?#\\]/.test(typed)) return problem("hostUrl");
  if (typed.includes("@")) return problem("hostIsAddress");
  if (/\s/.test(typed)) return problem("hostSpaces");
  if (/^\[|^[0-9a-f]*:.*:|%/.test(typed)) return problem("hostIpv6");
  if (/^[^:]*:\d*$/.test(typed)) return problem("hostWithPort");
  if (/^(0x[0-9a-f]+|\d+)(\.(0x[0-9a-f]*|\d*))*$/.test(typed)) return problem("hostNumeric");
  return undefined;
}
