import ipaddr from "ipaddr.js";
import { SettingsError } from "#lib/base/env.ts";
import { parseIpAddress } from "./ip-address.ts";

/** The operator's exceptions: ends (`host:port`, `ip:port`) and ranges of addresses. */
export type AllowedHosts = {
  ends: ReadonlySet<string>;
  ranges: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];
};

const parsed = new WeakMap<readonly string[], AllowedHosts>();

/**
 * Reads `SMTP_ALLOWED_PRIVATE_HOSTS`: `mail.lan:587`, `10.0.0.5:25`, `[fd00::5]:25`, `10.0.0.0/8`. The same list is
 * read once.
 * @throws SettingsError for an entry that is none of these
 */
export function parseAllowedHosts(entries: readonly string[]): AllowedHosts {
  const known = parsed.get(entries) ?? parse(entries);
  parsed.set(entries, known);
  return known;
}

function parse(entries: readonly string[]): AllowedHosts {
  const ends = new Set<string>();
  const ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  for (const entry of entries) {
    const end = parseEnd(entry);
    if (end) ends.add(end);
    else if (ipaddr.isValidCIDR(entry)) ranges.push(ipaddr.parseCIDR(entry));
    else throw new SettingsError(sentence(entry));
  }
  return { ends, ranges };
}

function parseEnd(entry: string): string | undefined {
  const [, host = "", port = ""] = /^(\[[0-9a-f:.]+\]|[^\s:/[\]]+):(\d{1,5})$/i.exec(entry) ?? [];
  return host && Number(port) >= 1 && Number(port) <= 65535 ? endOf(host, Number(port)) : undefined;
}

/** How an end is written in the set: lower case, no brackets, no trailing dot, addresses normalised. */
export function endOf(host: string, port: number): string {
  const bare = host
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
  return `${ipaddr.isValid(bare) ? parseIpAddress(bare).toString() : bare}:${port}`;
}

function sentence(entry: string): string {
  return `SMTP_ALLOWED_PRIVATE_HOSTS: "${entry}" is neither host:port nor a range of addresses such as 10.0.0.0/8.`;
}
