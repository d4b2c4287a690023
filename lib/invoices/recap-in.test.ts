import fc from "fast-check";
import { expect, test } from "vitest";
import { recapIn } from "./recap-in.ts";

const row = (vatRate: string, baseMinor: bigint, vatMinor: bigint) => ({
  ...{ vatRate, baseMinor, vatMinor },
  totalMinor: baseMinor + vatMinor,
});

test("an invoice in EUR tells its bases and VAT in CZK, and their sums", () => {
  const totals = { recap: [row("21", 10_000n, 2100n), row("12", 333n, 40n)] };
  expect(recapIn(totals, { rate: "25.285" })).toEqual({
    recap: [row("21", 252_850n, 53_099n), row("12", 8420n, 1011n)],
    ...{ baseMinor: 261_270n, vatMinor: 54_110n, totalMinor: 315_380n },
  });
});

test.each([
  ["a rate for a hundred units", { rate: "6.123", per: "100" }, 612n],
  ["CZK in EUR, by so many CZK for one EUR", { rate: "1", per: "25.285" }, 395n],
  ["one for one", { rate: "1" }, 10_000n],
  ["half a minor unit goes up", { rate: "0.00005" }, 1n],
  ["and nothing below it", { rate: "0.00004999" }, 0n],
])("%s", (_, exchangeRate, baseMinor) => {
  expect(recapIn({ recap: [row("21", 10_000n, 0n)] }, exchangeRate)).toMatchObject({ baseMinor });
  const creditNote = { recap: [row("21", -10_000n, 0n)] };
  expect(recapIn(creditNote, exchangeRate)).toMatchObject({ baseMinor: -baseMinor });
});

test.each([
  [{ rate: "0" }],
  [{ rate: "-25" }],
  [{ rate: "25", per: "0" }],
  [{ rate: "25,285" }],
  [{ rate: "0.123456789" }],
])("%j is no exchange rate", (exchangeRate) => {
  expect(() => recapIn({ recap: [] }, exchangeRate)).toThrow();
});

test("each amount is at most half a minor unit from the exact one, and rows add up to the sums", () => {
  const minor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
  const rows = fc.array(fc.tuple(minor, minor).map(([base, vat]) => row("21", base, vat)));
  const thousandths = fc.bigInt({ min: 1n, max: 10n ** 9n });
  fc.assert(
    fc.property(rows, thousandths, (recap, rate) => {
      const decimal = `${rate / 1000n}.${(rate % 1000n).toString().padStart(3, "0")}`;
      const { recap: converted, ...sums } = recapIn({ recap }, { rate: decimal });
      recap.forEach(({ baseMinor, vatMinor }, index) => {
        for (const [from, to] of [
          [baseMinor, converted[index]?.baseMinor ?? 0n],
          [vatMinor, converted[index]?.vatMinor ?? 0n],
        ] as const) {
          const twiceOff = 2n * (to * 1000n - from * rate);
          expect(twiceOff < 0n ? -twiceOff : twiceOff).toBeLessThanOrEqual(1000n);
        }
      });
      expect(sums.baseMinor).toBe(converted.reduce((total, each) => total + each.baseMinor, 0n));
      expect(sums.vatMinor).toBe(converted.reduce((total, each) => total + each.vatMinor, 0n));
      expect(sums.totalMinor).toBe(converted.reduce((total, each) => total + each.totalMinor, 0n));
    }),
  );
});
