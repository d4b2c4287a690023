import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";
import { settings } from "#lib/base/env.ts";
import { type AllowedHosts, endOf, parseAllowedHosts } from "./allowed-hosts.ts";
import { SmtpFailure } from "./failure.ts";
import { parseIpAddress } from "./ip-address.ts";
import { orAborted } from "./or-aborted.ts";
import { namedByOperator, type SmtpServer } from "./server.ts";

const SUBMISSION_PORTS = [25, 465, 587, 2465, 2525, 2587];

/**
 * Refuses what would make a mailbox a door into the private network or send a password in clear: all addresses have
 * to be public, or allowed by the operator.
 * @throws SmtpFailure EGUARD with the rule that was broken
 */
export function guard(server: SmtpServer, addresses: string[]): void {
  const broken = brokenRule(server, addresses, parseAllowedHosts(settings().smtpAllowedPrivateHosts));
  if (broken) throw new SmtpFailure(server, "resolve", "EGUARD", { originalCode: broken });
}

/** All addresses of a mail server, asked for once. @throws SmtpFailure EDNS */
export async function resolveOnce(server: SmtpServer, signal: AbortSignal): Promise<LookupAddress[]> {
  return orAborted(addressesOf(server), signal);
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
  const named = (address: string) => isNamed(server, address, allowed);
  const listed = (address: string) => named(address) || inRanges(address, allowed);
  if (!addresses.every((address) => isPublic(address) || listed(address))) return "PRIVATE_ADDRESS";
  if (!SUBMISSION_PORTS.includes(server.port) && !addresses.every(named)) return "PORT";
  if (server.encryption !== "none") return undefined;
  if (!addresses.every(listed)) return "PLAINTEXT";
  const loopback = addresses.every((address) => parse(address).range() === "loopback");
  return server.password !== "" && !loopback ? "PLAINTEXT_PASSWORD" : undefined;
}

/**
 * Whether the way leads into a private network in which a person could look around: what goes wrong on it is nobody's
 * business. An end that the operator named is known already.
 */
export function isInward(server: End, addresses: string[]): boolean {
  const allowed = parseAllowedHosts(settings().smtpAllowedPrivateHosts);
  return addresses.some((address) => !isPublic(address) && !isNamed(server, address, allowed));
}

type End = Pick<SmtpServer, "host" | "port" | typeof namedByOperator>;

function isNamed(server: End, address: string, { ends }: AllowedHosts): boolean {
  const { host, port } = server;
  return server[namedByOperator] === true || ends.has(endOf(host, port)) || ends.has(endOf(address, port));
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

// An IPv4 address may also travel through NAT64 (RFC 6052).
function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 {
  const ip = parseIpAddress(address);
  if (ip instanceof ipaddr.IPv4 || !ip.match(ipaddr.IPv6.parseCIDR("64:ff9b::/96"))) return ip;
  return new ipaddr.IPv4(ip.toByteArray().slice(12));
}
