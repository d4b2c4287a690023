import { describe, expect, test } from "vitest";
import { mayMeet, numberFrom, seriesYear, usualPatterns, variableSymbolOf } from "./number-pattern.ts";

test.each([
  ["{YYYY}{NNNN}", 2026, 42, "20260042"],
  ["{YYYY}-{NNNN}", 2026, 42, "2026-0042"],
  ["FV{YY}{NNN}", 2026, 7, "FV26007"],
  ["{YYYY}{NNNN}", 2026, 12_345, "202612345"],
  ["FV-{NNNNNN}", 2026, 7, "FV-000007"],
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

test("a series begins anew with the year only where the year is in the number", () => {
  expect(["{YYYY}{NNNN}", "FV{NN}/{YY}", "FV{NNNN}"].map((pattern) => seriesYear(pattern, 2026))).toEqual([
    ...[2026, 2026, 0],
  ]);
});

describe("two patterns that may give the same number", () => {
  test.each([
    ["{YYYY}{NNNN}", "{YYYY}{NNNN}"],
    ["{YYYY}{NNNN}", "{NNNNNNNN}"],
    ["{YYYY}{NNNN}", "20{NNNNNN}"],
    ["{YYYY}{NNNN}", "{YY}{NNNNNN}"],
    ["{YY}{NNNN}", "{NNNN}{YY}"],
    ["1{NNNN}", "{NNNN}1"],
  ])("%s and %s", (one, other) => {
    expect([mayMeet(one, other), mayMeet(other, one)]).toEqual([true, true]);
  });
});

describe("two patterns that never give the same number", () => {
  test.each([
    ["{YYYY}{NNNN}", "9{YYYY}{NNNN}"],
    ["{YYYY}{NNNN}", "FV{YYYY}{NNNN}"],
    ["FV{YYYY}{NNNN}", "ZF{YYYY}{NNNN}"],
    ["1{NNNN}", "2{NNNN}"],
    ["{YYYY}{NNNN}", "{YYYY}-{NNNN}"],
    ["{YY}{NNNN}", "1{NNNNN}"],
  ])("%s and %s", (one, other) => {
    expect([mayMeet(one, other), mayMeet(other, one)]).toEqual([false, false]);
  });
});

test("the usual variable symbols of different kinds never meet, however many documents there are", () => {
  const symbols = [1, 99, 9999, 10_000, 99_999].flatMap((order) =>
    Object.values(usualPatterns).map((pattern) => variableSymbolOf(numberFrom(pattern, 2026, order))),
  );
  expect(new Set(symbols).size).toBe(symbols.length);
});
