import fc from "fast-check";
import { expect, test } from "vitest";
import { priceForLine } from "./price-for-line.ts";

const anyPrice = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
const anyRate = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => String(hundredths / 100));

test.each([
  ["100.00 at 21 % is 121.00 with VAT", 10_000n, false, "21", 12_100n],
  ["121.00 at 21 % is 100.00 without", 12_100n, true, "21", 10_000n],
  ["0.02 at 21 % is 0.02 with VAT", 2n, false, "21", 2n],
  ["half a haléř rounds away from zero", 50n, false, "21", 61n],
  ["a discount too", -50n, false, "21", -61n],
  ["at zero nothing changes", 999n, true, "0", 999n],
  ["rates may have places", 10_000n, false, "12.5", 11_250n],
])("%s", (_, unitPriceMinor, priceWithVat, vatRate, expected) => {
  expect(priceForLine({ unitPriceMinor, priceWithVat, vatRate }, !priceWithVat)).toBe(expected);
});

test("a price stays as it is where it is wanted as it is", () => {
  fc.assert(
    fc.property(anyPrice, anyRate, fc.boolean(), (unitPriceMinor, vatRate, priceWithVat) => {
      expect(priceForLine({ unitPriceMinor, priceWithVat, vatRate }, priceWithVat)).toBe(unitPriceMinor);
    }),
  );
});

test("a price without VAT comes back the same from one with VAT", () => {
  fc.assert(
    fc.property(anyPrice, anyRate, (unitPriceMinor, vatRate) => {
      const gross = priceForLine({ unitPriceMinor, priceWithVat: false, vatRate }, true);
      expect(priceForLine({ unitPriceMinor: gross, priceWithVat: true, vatRate }, false)).toBe(
        unitPriceMinor,
      );
    }),
  );
});

test("a price with VAT comes back within a minor unit, and its opposite is the opposite", () => {
  fc.assert(
    fc.property(anyPrice, anyRate, (unitPriceMinor, vatRate) => {
      const net = priceForLine({ unitPriceMinor, priceWithVat: true, vatRate }, false);
      const back = priceForLine({ unitPriceMinor: net, priceWithVat: false, vatRate }, true);
      const off = back - unitPriceMinor;
      expect(off >= -1n && off <= 1n).toBe(true);
      expect(priceForLine({ unitPriceMinor: -unitPriceMinor, priceWithVat: true, vatRate }, false)).toBe(
        -net,
      );
    }),
  );
});
