import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inTime } from "#testing/in-time.ts";
import { parseHost } from "./host.ts";

describe("the server", () => {
  test.each([
    ["smtp.gmail.com", "smtp.gmail.com"],
    ["  SMTP.Gmail.com. \t", "smtp.gmail.com"],
    ["\u200bsmtp.gmail.com\ufeff", "smtp.gmail.com"],
    ["mail.háčky.cz", "mail.xn--hky-ela4t.cz"],
    ["MAIL.HA\u0301C\u030cKY.CZ", "mail.xn--hky-ela4t.cz"],
    ["localhost", "localhost"],
    ["127.0.0.1", "127.0.0.1"],
    ["0.0.0.0", "0.0.0.0"],
    ["169.254.169.254", "169.254.169.254"],
    ["100.64.0.1", "100.64.0.1"],
    ["metadata.google.internal", "metadata.google.internal"],
    [`${"a".repeat(63)}.cz`, `${"a".repeat(63)}.cz`],
  ])("%j is kept as %s; the guard of the wire decides whether it may be reached", (typed, host) => {
    expect(parseHost(typed)).toEqual({ host });
  });

  test.each([
    ["", "required"],
    ["  \u00a0", "required"],
    ["smtp gmail.com", "hostSpaces"],
    ["smtp..gmail.com", "domainDots"],
    [".gmail.com", "domainDots"],
    ["smtp.gmail.com..", "domainDots"],
    [`${"a.".repeat(126)}cz`, "domainTooLong?max=253"],
    [`${"a".repeat(64)}.cz`, "domainLabelTooLong?max=63"],
    ["127.1", "hostNumeric"],
    ["2130706433", "hostNumeric"],
    ["0x7f000001", "hostNumeric"],
    ["0177.0.0.1", "hostNumeric"],
    ["0x7f.1", "hostNumeric"],
    ["1.2.3.4.5", "hostNumeric"],
    ["256.1.1.1", "hostNumeric"],
    ["smtp.1", "domainNumeric"],
    ["smtp.0x7f", "domainNumeric"],
    ["[::]", "hostIpv6"],
    ["::1", "hostIpv6"],
    ["::ffff:10.0.0.1", "hostIpv6"],
    ["64:ff9b::a9fe:a9fe", "hostIpv6"],
    ["fe80::1%eth0", "hostIpv6"],
    ["fd00::1", "hostIpv6"],
    ["[::1]:25", "hostIpv6"],
    ["smtp://smtp.gmail.com", "hostUrl"],
    ["HTTPS://h/", "hostUrl"],
    ["h/path", "hostUrl"],
    ["h#x", "hostUrl"],
    ["h?x", "hostUrl"],
    ["\\\\h", "hostUrl"],
    ["smtp.gmail.com:587", "hostWithPort"],
    ["h:", "hostWithPort"],
    ["user@smtp.gmail.com", "hostIsAddress"],
    ["user:pass@h", "hostIsAddress"],
    ["smtp.gmail.com\r\nRSET", "hostInvisible"],
    ["smtp.gmail.com\0", "hostInvisible"],
    ["smtp.gm\u200bail.com", "hostInvisible"],
    ["smtp.\u202egmail.com", "hostInvisible"],
    ["smtp.gmаil.com", "domainLookAlikes"],
    ["ｓｍｔｐ.gmail.com", "domainLookAlikes"],
    ["１２７.0.0.1", "domainLookAlikes"],
    ["127。0。0。1", "domainCharacters"],
    ["smtp．gmail．com", "domainLookAlikes"],
    ["smtp_host", "domainCharacters"],
    ["-smtp.cz", "domainCharacters"],
    ["smtp*.cz", "domainCharacters"],
    ["smtp,gmail.com", "domainCharacters"],
  ])("%j is refused with the sentence %s", (typed, sentence) => {
    expect(parseHost(typed)).toEqual({ problem: sentence });
  });

  test("comes out as a plain name or an address of four numbers, whatever was typed", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.domain(), fc.ipV4Extended(), fc.ipV6()),
        (typed) => {
          const parsed = parseHost(typed);
          if ("problem" in parsed) return;
          expect(parsed.host).toMatch(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/);
          expect(parseHost(parsed.host)).toEqual(parsed);
          // A name that a URL parser would read as numbers must be one that says those numbers openly.
          if (/^[\d.]+$/.test(new URL(`http://${parsed.host}`).hostname)) {
            expect(new URL(`http://${parsed.host}`).hostname).toBe(parsed.host);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  test("of a megabyte is refused at once", () => {
    const started = performance.now();
    for (const unit of ["a", "1.", ":", " ", "0x", "é"]) {
      expect(parseHost(unit.repeat(1_000_000))).toEqual({ problem: "domainTooLong?max=253" });
    }
    expect(performance.now() - started).toBeLessThan(inTime(1_000));
  });
});
