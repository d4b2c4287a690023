import fc from "fast-check";
import { expect, test } from "vitest";
import { apportion } from "./apportion.ts";
import { divided, sum } from "./exact-decimal.ts";

test.each([
  ["nothing among nobody", [], 0n, []],
  ["three thirds", [1n, 1n, 1n], 1n, [1n, 0n, 0n]],
  ["three times two thirds", [2n, 2n, 2n], 2n, [0n, 1n, 1n]],
  ["below zero the opposite", [-2n, -2n, -2n], -2n, [0n, -1n, -1n]],
  ["where most was lost", [31n, 11n, 42n], 28n, [10n, 4n, 14n]],
  ["zero stays zero", [0n, 1n, 1n, 1n], 1n, [0n, 1n, 0n, 0n]],
  ["signs may differ", [4n, -4n], 0n, [1n, -1n]],
])("%s", (_, values, total, shares) => {
  expect(apportion(total, values, 3n)).toEqual(shares);
});

test("shares add up to the total, none is off by one or more, opposite values have opposite shares", () => {
  const value = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
  const by = fc.bigInt({ min: 1n, max: 20_000n });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 50 }), by, (values, by) => {
      const total = divided(sum(values), by);
      const shares = apportion(total, values, by);
      expect(sum(shares)).toBe(total);
      values.forEach((value, index) => {
        const off = (shares[index] ?? 0n) * by - value;
        expect(off < 0n ? -off : off).toBeLessThan(by);
      });
      const opposite = values.map((value) => -value);
      expect(apportion(-total, opposite, by)).toEqual(shares.map((share) => -share));
    }),
  );
});
