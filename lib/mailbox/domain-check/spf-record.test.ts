import fc from "fast-check";
import { expect, test } from "vitest";
import { isSpf, parseSpf } from "./spf-record.ts";

test.each([
  "v=spf1",
  "V=SPF1 -ALL",
  "v=spf1 include:_spf.google.com ~all",
  "v=spf1 include:_spf.google.com. ~all",
  "v=spf1   a    mx  include:_spf.forpsi.com   -all ",
  "v=spf1 mx a include:_spf.we.wedos.net -all",
  "v=spf1 include:spf.protection.outlook.com -all",
  "v=spf1 ip4:77.75.72.0/21 ip4:77.75.76.48 ip6:2a02:598:64:8a00::/56 ~all",
  "v=spf1 a/24 mx//64 a:mail.firma.cz/24//64 +mx:firma.cz ?ptr ptr:firma.cz exists:%{i}._spf.firma.cz -all",
  "v=spf1 include:%{ir}.%{v}.%{d}.spf.has.pphosted.com ~all",
  "v=spf1 include:%{d2}.spf.firma.cz exists:%{l1r+-}.%{o}.firma.cz redirect=_spf.%{d}",
  "v=spf1 redirect=_spf.yandex.net exp=explain.%{d2}",
  "v=spf1 a some-modifier=anything%_here= -all",
  "v=spf1 include:xn--kovstv-0sa6c.cz -all",
])("%s is a valid SPF record", (text) => {
  expect(isSpf(text)).toBe(true);
  expect(parseSpf(text)).toHaveProperty("terms");
});

test.each([
  ["v=spf1 include: _spf.google.com ~all", "include:"],
  ["v=spf1 include=_spf.google.com: ~all", undefined],
  ["v=spf1 includes:_spf.google.com ~all", "includes:_spf.google.com"],
  ["v=spf1 include:localhost ~all", "include:localhost"],
  ["v=spf1 ipv4:77.75.72.1 ~all", "ipv4:77.75.72.1"],
  ["v=spf1 ip4:77.75.72 ~all", "ip4:77.75.72"],
  ["v=spf1 ip4:77.75.72.1/33 ~all", "ip4:77.75.72.1/33"],
  ["v=spf1 ip6:2a02::1/129 ~all", "ip6:2a02::1/129"],
  ["v=spf1 ip6:fe80::1%eth0 ~all", "ip6:fe80::1%eth0"],
  ["v=spf1 ip4:2a02::1 ~all", "ip4:2a02::1"],
  ["v=spf1 a:77.75.72.1 ~all", "a:77.75.72.1"],
  ["v=spf1 mx/33 ~all", "mx/33"],
  ["v=spf1 all:firma.cz", "all:firma.cz"],
  ["v=spf1 mx; ~all", "mx;"],
  ["v=spf1 mx ~all;", "~all;"],
  ["v=spf1 mx\t~all", "mx\t~all"],
  ["v=spf1 include:_spf.google.com\u00a0~all", "include:_spf.google.com\u00a0~all"],
  ["v=spf1 77.75.72.1 -all", "77.75.72.1"],
  ["v=spf1 –all", "–all"],
  ["v=spf1 exists:%{x}.firma.cz -all", "exists:%{x}.firma.cz"],
  ["v=spf1 exists:%i.firma.cz -all", "exists:%i.firma.cz"],
  ["v=spf1 redirect=a.firma.cz redirect=b.firma.cz", "redirect=b.firma.cz"],
  ["v=spf1 v=spf1 -all", undefined],
])("of %j the term %j is wrong", (text, badTerm) => {
  const parsed = parseSpf(text);
  expect(isSpf(text)).toBe(true);
  expect("badTerm" in parsed ? parsed.badTerm : undefined).toBe(badTerm);
});

test.each([
  "v=spf10 -all",
  "v=spf2 -all",
  "spf2.0/pra -all",
  " v=spf1 -all",
  '"v=spf1 -all"',
  "v=spf1;-all",
  "",
])("%j is no SPF record", (text) => {
  expect(isSpf(text)).toBe(false);
});

test("no text makes the parser throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      parseSpf(text);
      parseSpf(`v=spf1 ${text}`);
    }),
  );
});
