import { BlockList, isIPv4 } from "node:net";
import fc from "fast-check";
import { expect } from "vitest";
import { parseHost } from "#lib/mailbox/host.ts";
import { parseAllowedHosts } from "#lib/smtp/allowed-hosts.ts";
import { brokenRule } from "#lib/smtp/guard.ts";
import { nearly } from "./hostile-text.ts";

/** Whatever is typed: refused, or a plain name, or an address in its one usual form. */
export const hosts = fc.property(
  nearly(fc.oneof(fc.domain(), fc.ipV4(), fc.ipV4Extended(), fc.ipV6())),
  (typed) => {
    const parsed = parseHost(typed);
    if ("problem" in parsed) return;
    expect(parsed.host).toMatch(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/);
    expect(parsed.host.length).toBeLessThanOrEqual(253);
    expect(parseHost(parsed.host)).toEqual(parsed);
    // What another reader would take for numbers says them openly.
    const read = new URL(`http://${parsed.host}`).hostname;
    if (/^[\d.]+$/.test(read)) expect(parsed.host).toBe(read);
  },
);

// Written down once more, from the registries of IANA, and matched by Node's own means.
// Two lists: in one, ranges of IPv6 would count for the IPv4 addresses that fit into them.
const [special4, special6] = [new BlockList(), new BlockList()];
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  special4.addSubnet(net, bits, "ipv4");
for (const [net, bits] of [
  // All that is not global unicast, and what is special within it.
  ["::", 3],
  ["4000::", 2],
  ["8000::", 1],
  ["2001::", 32],
  ["2001:2::", 48],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  special6.addSubnet(net, bits, "ipv6");

const server = { host: "h.example", port: 465, encryption: "ssl", username: "", password: "" } as const;
const nobody = parseAllowedHosts([]);
const edges = [...Array(256).keys()].flatMap((first) => [`${first}.0.0.0`, `${first}.255.255.255`]);

/** No address of a special range passes the guard, however it is written; one is enough to refuse all. */
export const hostAddresses = fc.property(
  fc.array(
    fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.constantFrom(...edges),
      fc.ipV4().map((ip) => `::ffff:${ip}`),
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  (found) => {
    const broken = brokenRule(server, found, nobody);
    const inside = found.some(isSpecial);
    if (inside) expect(broken).toBe("PRIVATE_ADDRESS");
  },
);

// IPv4 inside IPv6 is what it holds, mapped (RFC 4291) or translated (RFC 6052).
function isSpecial(address: string): boolean {
  const inner = /^::ffff:([\d.]+)$/i.exec(address)?.[1] ?? address;
  if (isIPv4(inner)) return special4.check(inner, "ipv4");
  return !/^64:ff9b:/i.test(inner) && special6.check(inner, "ipv6");
}
