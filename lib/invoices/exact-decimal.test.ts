import fc from "fast-check";
import { expect, test } from "vitest";
import { divided, scaled, unscaled } from "./exact-decimal.ts";

test.each([
  ["1.5", 4, 15_000n],
  ["-0.05", 2, -5n],
  ["007", 0, 7n],
  ["12345678901234567890.12", 2, 1_234_567_890_123_456_789_012n],
  ["0.00", 2, 0n],
  ["-0", 2, 0n],
])("%s with %i places", (decimal, places, value) => {
  expect(scaled(decimal, places)).toBe(value);
});

test.each(["", "-", ".5", "5.", "1,5", "1e3", " 1", "1.234", "٣", "NaN"])("“%s” is refused", (text) => {
  expect(() => scaled(text, 2)).toThrow("not a decimal of at most 2 places");
});

test.each([
  [1250n, 2, "12.5"],
  [2100n, 2, "21"],
  [10_000n, 2, "100"],
  [5n, 2, "0.05"],
  [-5n, 2, "-0.05"],
  [0n, 2, "0"],
  [7n, 0, "7"],
  [100n, 0, "100"],
])("%s with %i places is written %s", (value, places, decimal) => {
  expect(unscaled(value, places)).toBe(decimal);
});

test("what is written is read as the same", () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.nat(12), (value, places) => {
      expect(scaled(unscaled(value, places), places)).toBe(value);
    }),
  );
});

test.each([
  [5n, 2n, 3n],
  [-5n, 2n, -3n],
  [4n, 3n, 1n],
  [-4n, 3n, -1n],
  [0n, 7n, 0n],
  [10n ** 40n + 5n, 10n, 10n ** 39n + 1n],
])("%s by %s is %s", (value, by, quotient) => {
  expect(divided(value, by)).toBe(quotient);
});
