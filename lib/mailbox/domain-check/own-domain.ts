import { parseEmailAddress } from "#lib/base/email-address.ts";

/** Whether the records of an address's domain are the person's own to mend: not at gmail.com, seznam.cz and the like. */
export function isOwnDomain(address: string, freemailDomains: readonly string[]): boolean {
  const parsed = parseEmailAddress(address);
  if ("problem" in parsed) return false;
  const domain = parsed.address.slice(parsed.address.indexOf("@") + 1);
  return !freemailDomains.includes(domain);
}
