import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAllowedHosts } from "./allowed-hosts.ts";
import { brokenRule } from "./guard.ts";
import { reach } from "./reach.ts";
import { namedByOperator, type SmtpServer } from "./server.ts";

const server: SmtpServer = {
  host: "mail.firma.cz",
  port: 465,
  encryption: "ssl",
  username: "a",
  password: "b",
};
const nobody = parseAllowedHosts([]);

describe("a mailbox is no door into the private network", () => {
  test.each([
    ["127.0.0.1", "loopback"],
    ["10.1.2.3", "private"],
    ["172.16.0.1", "private"],
    ["192.168.1.1", "private"],
    ["100.64.0.1", "carrier-grade NAT"],
    ["169.254.169.254", "cloud metadata"],
    ["0.0.0.0", "unspecified"],
    ["224.0.0.1", "multicast"],
    ["192.0.2.1", "documentation"],
    ["255.255.255.255", "broadcast"],
    ["::1", "IPv6 loopback"],
    ["::", "IPv6 unspecified"],
    ["::ffff:10.0.0.1", "IPv4 inside IPv6"],
    ["::127.0.0.1", "deprecated IPv4-compatible"],
    ["::8.8.8.8", "deprecated IPv4-compatible of a public one"],
    ["64:ff9b::a9fe:a9fe", "NAT64 of cloud metadata"],
    ["64:ff9b:1::1", "local NAT64"],
    ["fe80::1%eth0", "link-local with a zone"],
    ["fd00::1", "unique local"],
    ["2002:a00:1::", "6to4 of 10.0.0.1"],
    ["2001:db8::1", "IPv6 documentation"],
    ["3fff::1", "IPv6 documentation, the newer one"],
    ["2001:0:a00:1::", "Teredo"],
    ["ff02::1", "IPv6 multicast"],
    ["::a00:1", "IPv4 at the end of an IPv6 address"],
    ["::ffff:0:10.0.0.1", "IPv4 translated (RFC 2765)"],
    ["5f00::1", "segment routing"],
    ["198.18.0.1", "benchmarks"],
    ["192.0.0.8", "protocol assignments"],
    ["240.0.0.1", "reserved"],
    ["192.31.196.1", "AS112"],
  ])("%s is refused (%s)", (address) => {
    expect(brokenRule(server, [address], nobody)).toBe("PRIVATE_ADDRESS");
  });

  test.each(["142.250.102.108", "2a00:1450:4013:c00::6c", "::ffff:8.8.8.8", "64:ff9b::808:808"])(
    "%s is public",
    (address) => expect(brokenRule(server, [address], nobody)).toBeUndefined(),
  );

  test("one private address among public ones is enough to refuse", () => {
    fc.assert(
      fc.property(fc.nat(3), (place) => {
        const addresses = ["8.8.8.8", "1.1.1.1", "9.9.9.9"];
        addresses.splice(place, 0, "10.0.0.1");
        expect(brokenRule(server, addresses, nobody)).toBe("PRIVATE_ADDRESS");
      }),
    );
  });

  // Side by side: each waits as long as a way inward takes.
  test.concurrent.each(["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "127.0.0.1", "::1"])(
    "the host %s leads to this machine, however it is written",
    async (host) => {
      const attempt = reach({ ...server, host }, AbortSignal.timeout(5_000));
      await expect(attempt).rejects.toMatchObject({
        stage: "resolve",
        code: "EGUARD",
        originalCode: "PRIVATE_ADDRESS",
      });
    },
  );
});

describe("the operator's exceptions", () => {
  test.each([
    ["mail.firma.cz:465", "10.0.0.1"],
    ["10.0.0.1:465", "10.0.0.1"],
    ["10.0.0.0/8", "10.9.8.7"],
    ["10.0.0.0/8", "::ffff:10.9.8.7"],
    ["fd00::/8", "fd00::1"],
  ])("%s lets a mailbox reach %s", (entry, address) => {
    expect(brokenRule(server, [address], parseAllowedHosts([entry]))).toBeUndefined();
  });

  test.each([
    ["mail.firma.cz:25", "10.0.0.1"],
    ["10.0.0.1:25", "10.0.0.1"],
    ["other.cz:465", "10.0.0.1"],
    ["10.0.0.0/24", "10.9.8.7"],
  ])("%s does not let it reach %s at port 465", (entry, address) => {
    expect(brokenRule(server, [address], parseAllowedHosts([entry]))).toBe("PRIVATE_ADDRESS");
  });
});

test.each([22, 80, 443, 993, 5432])("port %i is not for sending mail", (port) => {
  expect(brokenRule({ ...server, port }, ["8.8.8.8"], nobody)).toBe("PORT");
  expect(brokenRule({ ...server, port }, ["10.0.0.1"], parseAllowedHosts(["10.0.0.0/8"]))).toBe("PORT");
  expect(
    brokenRule({ ...server, port }, ["8.8.8.8"], parseAllowedHosts([`mail.firma.cz:${port}`])),
  ).toBeUndefined();
});

describe("without encryption", () => {
  const plain: SmtpServer = { ...server, port: 25, encryption: "none", username: "", password: "" };

  test("only hosts that the operator named are reached", () => {
    expect(brokenRule(plain, ["8.8.8.8"], nobody)).toBe("PLAINTEXT");
    expect(brokenRule(plain, ["10.0.0.1"], parseAllowedHosts(["10.0.0.1:25"]))).toBeUndefined();
  });

  test("a password never leaves this machine", () => {
    const withPassword = { ...plain, password: "x" };
    expect(brokenRule(withPassword, ["10.0.0.1"], parseAllowedHosts(["10.0.0.1:25"]))).toBe(
      "PLAINTEXT_PASSWORD",
    );
    expect(brokenRule(withPassword, ["127.0.0.1"], parseAllowedHosts(["127.0.0.1:25"]))).toBeUndefined();
  });
});

describe("a server that the operator named", () => {
  const named: SmtpServer = { ...server, [namedByOperator]: true };

  test("may be in the private network, which leaves the way of companies to it closed", () => {
    expect(brokenRule(named, ["10.0.0.5"], nobody)).toBeUndefined();
    expect(brokenRule({ ...named, port: 1025 }, ["10.0.0.5"], nobody)).toBeUndefined();
    expect(brokenRule(server, ["10.0.0.5"], nobody)).toBe("PRIVATE_ADDRESS");
  });

  test("gets no password in clear all the same", () => {
    const clear: SmtpServer = { ...named, encryption: "none" };
    expect(brokenRule(clear, ["10.0.0.5"], nobody)).toBe("PLAINTEXT_PASSWORD");
  });

  test("is marked by what no JSON can hold", () => {
    const sent = { ...server, namedByOperator: true, "Symbol(named by the operator)": true };
    expect(brokenRule(JSON.parse(JSON.stringify({ ...sent, ...named })), ["10.0.0.5"], nobody)).toBe(
      "PRIVATE_ADDRESS",
    );
  });
});
