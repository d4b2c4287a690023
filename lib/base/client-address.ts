import ipaddr from "ipaddr.js";

/** One network, as an address and the length of its prefix. */
export type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** The networks of a comma-separated list of addresses and CIDR blocks; null where one of them is neither. */
export function parseNetworks(list: string): Network[] | null {
  const entries = list
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  const networks = entries.map(parseNetwork);
  return networks.every((network) => network !== null) ? networks : null;
}

function parseNetwork(entry: string): Network | null {
  if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry);
  if (!isAddress(entry)) return null;
  const address = ipaddr.process(entry);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

/**
 * Where a request comes from: the other end of its connection, unless that is a trusted proxy. Then it is the last
 * entry of `X-Forwarded-For` that no trusted proxy is; what stands before it may be anybody's invention.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string, trusted: Network[]): string {
  const chain = [...forwardedFor.split(",").map((entry) => entry.trim()), peer ?? ""].reverse();
  let nearest = "";
  for (const hop of chain) {
    if (!isAddress(hop)) break;
    nearest = ipaddr.process(hop).toString();
    if (!isWithin(nearest, trusted)) break;
  }
  return nearest;
}

function isWithin(address: string, networks: Network[]): boolean {
  const parsed = ipaddr.process(address);
  return networks.some(([network, bits]) => parsed.kind() === network.kind() && parsed.match(network, bits));
}

/**
 * What counts as one place on the internet: an IPv4 address, or the /64 of an IPv6 address, as whoever has one of
 * those has all of it.
 */
export function placeOf(address: string): string {
  if (!isAddress(address)) return "unknown";
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed}/64`)}/64`;
}

/** Whether an address is this machine's own, by which nobody else comes in. */
export const isThisMachine = (address: string): boolean =>
  isAddress(address) && ipaddr.process(address).range() === "loopback";

/** An address as people write it, whatever its spelling; empty where it is none. */
export const shortAddress = (address: string) =>
  isAddress(address) ? ipaddr.process(address).toString() : "";

// "127.1" and "0x7f000001" are addresses to the parser too, and never what stands in such a list.
const isAddress = (text: string) => ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);

/** Set by the web server to what `clientAddress` says, whatever a client wrote there (scripts/parts/web.ts). */
export const CLIENT_ADDRESS_HEADER = "x-obalka-client";
