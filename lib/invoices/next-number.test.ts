import { expect, test } from "vitest";
import { numberFrom, variableSymbolOf } from "./next-number.ts";

test.each([
  ["{YYYY}{NNNN}", 2026, 42, "20260042"],
  ["{YYYY}-{NNNN}", 2026, 42, "2026-0042"],
  ["FV{YY}{NNN}", 2026, 7, "FV26007"],
  ["{YYYY}{NNNN}", 2026, 12_345, "202612345"],
])("the pattern %s of %i makes number %i into %s", (pattern, year, order, number) => {
  expect(numberFrom(pattern, year, order)).toBe(number);
});

test.each([
  ["20260042", "20260042"],
  ["FV-2026/0042", "20260042"],
  ["1234567890123", "4567890123"],
])("the variable symbol of %s is %s", (number, symbol) => {
  expect(variableSymbolOf(number)).toBe(symbol);
});
