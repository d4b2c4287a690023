import { describe, expect, test } from "vitest";
import { clientAddress, parseNetworks, placeOf } from "./client-address.ts";

const proxies = parseNetworks("10.0.0.0/8, 2001:db8::1") ?? [];

describe("the address that a request comes from", () => {
  test.each([
    ["without a trusted proxy the header counts nothing", "203.0.113.9", "198.51.100.7", [], "203.0.113.9"],
    ["a stranger's header counts nothing", "203.0.113.9", "198.51.100.7", proxies, "203.0.113.9"],
    ["a trusted proxy says who asked", "10.1.2.3", "198.51.100.7", proxies, "198.51.100.7"],
    ["the same by an IPv4 address in IPv6", "::ffff:10.1.2.3", "198.51.100.7", proxies, "198.51.100.7"],
    [
      "what the client wrote before the proxy counts nothing",
      "10.1.2.3",
      "1.1.1.1, 198.51.100.7",
      proxies,
      "198.51.100.7",
    ],
    [
      "one trusted proxy behind another",
      "2001:db8::1",
      "1.1.1.1, 198.51.100.7, 10.9.9.9",
      proxies,
      "198.51.100.7",
    ],
    ["a proxy that asks by itself", "10.1.2.3", "", proxies, "10.1.2.3"],
    ["nonsense in the header ends at the proxy", "10.1.2.3", "1.1.1.1, evil", proxies, "10.1.2.3"],
    ["a number is no address", "10.1.2.3", "2130706433", proxies, "10.1.2.3"],
    ["nothing at all", undefined, "1.1.1.1", proxies, ""],
  ])("%s", (_story, peer, header, trusted, expected) => {
    expect(clientAddress(peer, header, trusted)).toBe(expected);
  });
});

test("a list of networks is taken whole or not at all", () => {
  expect(parseNetworks("127.0.0.1, ::1,10.0.0.0/8")).toHaveLength(3);
  expect(parseNetworks("")).toEqual([]);
  for (const wrong of ["proxy.example", "10.0.0.0/33", "10.0.0", "10.0.0.1;10.0.0.2", "*"])
    expect(parseNetworks(wrong), wrong).toBeNull();
});

test("whoever turns an IPv6 address over within its network stays in one place", () => {
  expect(placeOf("2001:db8:1:2:aaaa::1")).toBe(placeOf("2001:db8:1:2:bbbb::2"));
  expect(placeOf("2001:db8:1:2::1")).not.toBe(placeOf("2001:db8:1:3::1"));
  expect(placeOf("::ffff:192.0.2.1")).toBe("192.0.2.1");
  expect(placeOf("")).toBe("unknown");
});
