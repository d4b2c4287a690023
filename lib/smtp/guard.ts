import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";
import { settings } from "#lib/base/env.ts";
import { type AllowedHosts, endOf, parseAllowedHosts } from "./allowed-hosts.ts";
import { SmtpFailure } from "./failure.ts";
import { orAborted } from "./or-aborted.ts";
import type { SmtpServer } from "./server.ts";

const SUBMISSION_PORTS = [25, 465, 587, 2465, 2525, 2587];

/**
 * The addresses of a mail server, resolved once and all of them safe to connect to: public, or named by the
 * operator. Refused is what would make a mailbox a door into the private network or send a password in clear.
 * @throws SmtpFailure EDNS, or EGUARD with the rule that was broken
 */
export async function resolveGuarded(server: SmtpServer, signal: AbortSignal): Promise<LookupAddress[]> {
  const found = await orAborted(addressesOf(server), signal);
  const allowed = parseAllowedHosts(settings().smtpAllowedPrivateHosts);
  const broken = brokenRule(
    server,
    found.map(({ address }) => address),
    allowed,
  );
  if (broken) throw new SmtpFailure(server, "resolve", "EGUARD", { originalCode: broken });
  return found;
}

async function addressesOf(server: SmtpServer): Promise<LookupAddress[]> {
  try {
    const found = await lookup(server.host, { all: true, order: "verbatim" });
    if (found.length > 0) return found;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SmtpFailure(server, "resolve", "EDNS", { originalCode: code });
  }
  throw new SmtpFailure(server, "resolve", "EDNS", { originalCode: "ENOTFOUND" });
}

export type GuardRule = "PRIVATE_ADDRESS" | "PORT" | "PLAINTEXT" | "PLAINTEXT_PASSWORD";

/** The rule that connecting to these addresses would break, if any. Pure. */
export function brokenRule(
  server: SmtpServer,
  addresses: string[],
  allowed: AllowedHosts,
): GuardRule | undefined {
  const named = (address: string) =>
    allowed.ends.has(endOf(server.host, server.port)) || allowed.ends.has(endOf(address, server.port));
  const listed = (address: string) => named(address) || inRanges(address, allowed);
  if (!addresses.every((address) => isPublic(address) || listed(address))) return "PRIVATE_ADDRESS";
  if (!SUBMISSION_PORTS.includes(server.port) && !addresses.every(named)) return "PORT";
  if (server.encryption !== "none") return undefined;
  if (!addresses.every(listed)) return "PLAINTEXT";
  const loopback = addresses.every((address) => parse(address).range() === "loopback");
  return server.password !== "" && !loopback ? "PLAINTEXT_PASSWORD" : undefined;
}

function inRanges(address: string, allowed: AllowedHosts): boolean {
  const ip = parse(address);
  return allowed.ranges.some(([range, bits]) => range.kind() === ip.kind() && ip.match([range, bits]));
}

function isPublic(address: string): boolean {
  const ip = parse(address);
  if (ip.range() !== "unicast") return false;
  return ip instanceof ipaddr.IPv4 || ip.match(ipaddr.IPv6.parseCIDR("2000::/3"));
}

// An IPv4 address may travel inside an IPv6 one: mapped (RFC 4291), or through NAT64 (RFC 6052).
function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 {
  const ip = ipaddr.process(address.replace(/%.*$/, ""));
  if (ip instanceof ipaddr.IPv4 || !ip.match(ipaddr.IPv6.parseCIDR("64:ff9b::/96"))) return ip;
  return new ipaddr.IPv4(ip.toByteArray().slice(12));
}
