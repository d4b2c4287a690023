import ipaddr from "ipaddr.js";

/**
 * An address as the system writes it, its zone left out; IPv4 that only travels inside IPv6 (mapped, RFC 4291) comes out
 * as IPv4.
 * @throws when it is none
 */
export function parseIpAddress(address: string): ipaddr.IPv4 | ipaddr.IPv6 {
  return ipaddr.process(inGroups(address.replace(/%.*$/, "")));
}

// The library takes the deprecated `::8.8.8.8` for `::ffff:8.8.8.8`; in groups of four digits nothing is confused.
function inGroups(address: string): string {
  if (!address.includes(":")) return address;
  return address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_tail, ...octets: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = octets.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
}
