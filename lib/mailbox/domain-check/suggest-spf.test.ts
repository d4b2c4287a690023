import fc from "fast-check";
import { expect, test } from "vitest";
import { effectiveTerms } from "./spf-lookups.ts";
import { isSpf, parseSpf, type SpfTerm } from "./spf-record.ts";
import { suggestSpf } from "./suggest-spf.ts";

const google = "_spf.google.com";

test.each([
  ["an empty one", ["v=spf1"], "v=spf1 include:_spf.google.com ~all"],
  ["a usual one", ["v=spf1 a mx -all"], "v=spf1 a mx include:_spf.google.com -all"],
  ["one that is complete", ["v=spf1 include:_SPF.google.com. ?all"], "v=spf1 include:_SPF.google.com. ?all"],
  [
    "terms that came too late",
    ["v=spf1 mx ~all include:_spf.google.com"],
    "v=spf1 mx include:_spf.google.com ~all",
  ],
  [
    "the include with a qualifier",
    ["v=spf1 ~include:_spf.google.com -all"],
    "v=spf1 include:_spf.google.com -all",
  ],
  ["everybody allowed", ["v=spf1 mx +all"], "v=spf1 mx include:_spf.google.com ~all"],
  ["a redirect", ["v=spf1 redirect=_spf.firma.cz"], "v=spf1 include:_spf.google.com redirect=_spf.firma.cz"],
  [
    "two of them",
    ["v=spf1 include:_spf.we.wedos.net -all", "v=spf1 include:spf.protection.outlook.com ~all"],
    "v=spf1 include:_spf.we.wedos.net include:spf.protection.outlook.com include:_spf.google.com ~all",
  ],
  [
    "two of them, one of which hands over",
    ["v=spf1 redirect=_spf.firma.cz exp=proc.firma.cz", "v=spf1 mx exp=jine.firma.cz"],
    "v=spf1 mx include:_spf.firma.cz include:_spf.google.com ~all exp=jine.firma.cz",
  ],
  ["quotes", ['"v=spf1 mx" " -all"'], "v=spf1 mx include:_spf.google.com -all"],
  ["odd blanks", ["v=spf1\u00a0mx\t ~all"], "v=spf1 mx include:_spf.google.com ~all"],
  ["commas", ["v=spf1, mx, -all;"], "v=spf1 mx include:_spf.google.com -all"],
  ["a dash in place of a minus", ["v=spf1 mx –all"], "v=spf1 mx include:_spf.google.com -all"],
  [
    "a misspelt mechanism",
    ["v=spf1 ipv4:198.51.100.7 +IPv6:2001:db8::1 -all"],
    "v=spf1 ip4:198.51.100.7 +ip6:2001:db8::1 include:_spf.google.com -all",
  ],
  ["a blank after a colon", ["v=spf1 include: _spf.google.com ~all"], "v=spf1 include:_spf.google.com ~all"],
  ["a misspelt version", ["v=spf mx -all"], "v=spf1 mx include:_spf.google.com -all"],
  ["a version run into what follows", ["v=spf1mx -all"], "v=spf1 mx include:_spf.google.com -all"],
])("from %s comes one good record", (_what, texts, expected) => {
  expect(suggestSpf(texts, google)).toBe(expected);
});

test("the order in which DNS answers does not matter", () => {
  const texts = ["v=spf1 mx -all", "v=spf1 a ~all"];
  expect(suggestSpf(texts, google)).toBe(suggestSpf(texts.toReversed(), google));
});

test("nothing is suggested where a term cannot be understood", () => {
  expect(suggestSpf(["v=spf1 77.75.72.1 -all"], google)).toBeUndefined();
});

const domain = fc.constantFrom(
  "firma.cz",
  "_spf.google.com",
  "_spf.we.wedos.net",
  "%{i}._spf.firma.cz",
  "a-b.sk.",
);
const sign = fc.constantFrom("", "+", "-", "~", "?");
const mechanism = fc.oneof(
  fc.constantFrom("a", "mx", "ptr", "all", "ip4:77.75.72.0/21", "ip6:2a02:598::/32", "mx/24", "a//64"),
  fc.tuple(fc.constantFrom("include:", "exists:", "a:", "mx:", "ptr:"), domain).map((pair) => pair.join("")),
);
const term = fc.oneof(
  fc.tuple(sign, mechanism).map((pair) => pair.join("")),
  domain.map((name) => `op=${name}`),
);
const record = fc
  .tuple(fc.array(term, { maxLength: 12 }), fc.option(domain), fc.option(domain))
  .map(([terms, redirect, exp]) =>
    ["v=spf1", ...terms, ...(redirect ? [`redirect=${redirect}`] : []), ...(exp ? [`exp=${exp}`] : [])].join(
      " ",
    ),
  );

test("whatever is there, the suggestion is valid, keeps all that was allowed, and allows the provider", () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 3 }), (texts) => {
      const value = suggestSpf(texts, google) ?? "";
      const terms = termsOf(value);
      expect(isSpf(value)).toBe(true);
      const allowed = effectiveTerms(terms).map(({ text }) => text);
      const plain = /^\+?include:_spf\.google\.com\.?$/;
      expect(allowed.some((text) => plain.test(text))).toBe(true);
      const alls = terms.filter(({ name }) => name === "all");
      expect(alls.length).toBeLessThanOrEqual(1);
      expect(alls.map(({ text }) => text)).not.toContain("+all");
      for (const old of texts.flatMap(termsOf).filter(isKept)) expect(allowed).toContain(old.text);
    }),
  );
});

test("a suggestion suggests itself", () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 3 }), (texts) => {
      const value = suggestSpf(texts, google) ?? "";
      expect(suggestSpf([value], google)).toBe(value);
    }),
  );
});

test("no text makes it throw", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 3 }), (texts) => {
      suggestSpf(texts, google);
      suggestSpf(texts);
    }),
  );
});

function termsOf(text: string): SpfTerm[] {
  const parsed = parseSpf(text);
  return "terms" in parsed ? parsed.terms : [];
}

function isKept(term: SpfTerm): boolean {
  return term.kind === "mechanism" && term.name !== "all" && !/include:_spf\.google\.com$/.test(term.text);
}
