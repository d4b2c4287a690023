import fc from "fast-check";
import { expect, test } from "vitest";
import { minorToDecimal } from "#lib/base/money.ts";
import { minorUnits, parseDecimal } from "./decimal-input.ts";

test.each([
  ["1", "1"],
  ["1,5", "1.5"],
  ["1.5", "1.5"],
  ["1 234,50", "1234.5"],
  ["1\u00a0234,50", "1234.5"],
  ["1\u202f234,50", "1234.5"],
  ["1.234,50", "1234.5"],
  ["1,234.50", "1234.5"],
  ["1 234 567,89", "1234567.89"],
  ["1’234.50", "1234.5"],
  [" 12 ", "12"],
  ["007", "7"],
  ["0,00", "0"],
  ["-0", "0"],
  ["−15", "-15"],
  ["+3", "3"],
  [",5", "0.5"],
  ["-,5", "-0.5"],
  ["5,", "5"],
])("%j is the number %s", (typed, decimal) => {
  expect(parseDecimal(typed)).toBe(decimal);
});

test.each([
  "",
  " ",
  "-",
  ",",
  ".",
  "1,2,3",
  "1.2.3",
  "1e3",
  "0x10",
  "NaN",
  "Infinity",
  "١٢",
  "12 Kč",
  "1--2",
  "9".repeat(61),
])("%j is no number", (typed) => {
  expect(parseDecimal(typed)).toBeUndefined();
});

test("every amount, typed as it is printed, is read back exactly", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
      fc.constantFrom(",", "."),
      (minor, sign) => {
        const typed = minorToDecimal(minor).replace(".", sign);
        expect(minorUnits(parseDecimal(typed) ?? "")).toBe(minor);
      },
    ),
  );
});
