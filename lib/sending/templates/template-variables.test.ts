import fc from "fast-check";
import { expect, test } from "vitest";
import { locales } from "#lib/base/locale.ts";
import { templateKinds, variables } from "./choices.ts";
import { templateProblems, withLocalNames, withStoredNames } from "./template-variables.ts";

test.each([
  ["Faktura {number} od {company}", []],
  ["Faktura {číslo}, {ČÍSLO}, { cislo }, {numbr}", [["{numbr}", "unknown", "number"]]],
  [
    "{companny} {comapny} {sum}",
    [
      ["{companny}", "unknown", "company"],
      ["{comapny}", "unknown", "company"],
      ["{sum}", "unknown", null],
    ],
  ],
  [
    "{{number}} {number}} {number",
    [
      ["{{number}}", "unknown", "number"],
      ["{number}}", "unknown", "number"],
      ["{number", "unknown", "number"],
    ],
  ],
  ["{celekm} €{total}", [["{celekm}", "unknown", "total"]]],
  ["{{7*7}} {} {,} { a", []],
  ["{origin}", [["{origin}", "unfit", null]]],
  ["{days}", [["{days}", "unfit", null]]],
  ["{origin", [["{origin", "unfit", null]]],
])("%s: what would not be filled is found, with what was meant", (text, expected) => {
  const found = templateProblems(text, "invoice");
  expect(found.map(({ typed, fault, suggestion }) => [typed, fault, suggestion])).toEqual(expected);
  for (const { at, typed } of found) expect(text.slice(at, at + typed.length)).toBe(typed);
});

test("every variable is understood by its name in every language, and stored by one", () => {
  const stored = variables.map((variable) => `{${variable}}`).join(" ");
  for (const locale of locales) expect(withStoredNames(withLocalNames(stored, locale))).toBe(stored);
  expect(withLocalNames("{number} {{number}} {x}", "cs")).toBe("{číslo} {{number}} {x}");
});

test("a suggestion taken is right, whatever was typed", () => {
  const text = fc.array(
    fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("{", "}", "num", ...variables)),
  );
  fc.assert(
    fc.property(text, fc.constantFrom(...templateKinds), (parts, kind) => {
      for (const { suggestion } of templateProblems(parts.join(""), kind)) {
        if (suggestion) expect(templateProblems(`{${suggestion}}`, kind)).toEqual([]);
      }
    }),
  );
});

test("a million characters cost no more than their length", () => {
  for (const piece of ["{", "{{a ", "{number ", "}{", "{a-b c-d", "ř"]) {
    const startedAt = performance.now();
    templateProblems(piece.repeat(1_000_000 / piece.length), "invoice");
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  }
});
