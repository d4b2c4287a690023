import { Decimal } from "decimal.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CountedLine, totalsOf } from "./totals.ts";

const line = (quantity: string, unitPriceMinor: bigint, vatRate: string): CountedLine => ({
  quantity,
  unitPriceMinor,
  vatRate,
});

const decimal = (max: number, places: number) =>
  fc.integer({ min: -max, max }).map((value) => new Decimal(value).div(10 ** places).toFixed());
const anyLine: fc.Arbitrary<CountedLine> = fc.record({
  quantity: decimal(100_000_000, 4),
  unitPriceMinor: fc.bigInt({ min: -1_000_000_000n, max: 1_000_000_000n }),
  vatRate: fc.constantFrom("0", "5", "12", "12.5", "19", "21", "21.00", "23"),
});
const anyLines = fc.array(anyLine, { maxLength: 30 });

test("VAT comes from the summed base of a rate, not from each line", () => {
  const totals = totalsOf(Array.from({ length: 7 }, () => line("1", 1012n, "21")));
  expect(totals.vatMinor).toBe(1488n);
  expect(totals.totalMinor).toBe(8572n);
});

test.each([
  ["half a haléř goes up", line("0.5", 1n, "0"), 1n],
  ["and away from zero", line("-0.5", 1n, "0"), -1n],
  ["just under a half goes down", line("0.4999", 1n, "0"), 0n],
  ["1.005 is not 1.00499999", line("1.005", 100n, "0"), 101n],
  ["an hour and a half", line("1.5", 123_450n, "0"), 185_175n],
  ["nothing of something", line("0", 123_450n, "21"), 0n],
  ["a thing for nothing", line("3", 0n, "21"), 0n],
])("%s", (_, counted, amount) => {
  expect(totalsOf([counted]).lineMinor).toEqual([amount]);
});

test("the same rate written in two ways is one row of the recap, the highest rate first", () => {
  const { recap } = totalsOf([
    line("1", 100n, "12.50"),
    line("1", 100n, "21.00"),
    line("1", 100n, "21"),
    line("1", 5n, "0"),
  ]);
  expect(recap).toEqual([
    { vatRate: "21", baseMinor: 200n, vatMinor: 42n, totalMinor: 242n },
    { vatRate: "12.5", baseMinor: 100n, vatMinor: 13n, totalMinor: 113n },
    { vatRate: "0", baseMinor: 5n, vatMinor: 0n, totalMinor: 5n },
  ]);
});

test("the rows of the recap add up to the total", () => {
  fc.assert(
    fc.property(anyLines, (lines) => {
      const { lineMinor, recap, baseMinor, totalMinor } = totalsOf(lines);
      expect(recap.reduce((total, row) => total + row.totalMinor, 0n)).toBe(totalMinor);
      expect(lineMinor.reduce((total, amount) => total + amount, 0n)).toBe(baseMinor);
    }),
  );
});

test("the order of lines does not matter", () => {
  const shuffled = anyLines.chain((lines) =>
    fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
  );
  fc.assert(
    fc.property(shuffled, ([lines, otherOrder]) => {
      const { recap, totalMinor } = totalsOf(lines);
      expect(totalsOf(otherOrder)).toMatchObject({ recap, totalMinor });
    }),
  );
});

test("with negative prices everything is exactly the opposite", () => {
  fc.assert(
    fc.property(anyLines, (lines) => {
      const there = totalsOf(lines);
      const back = totalsOf(lines.map((each) => ({ ...each, unitPriceMinor: -each.unitPriceMinor })));
      expect(back.totalMinor).toBe(-there.totalMinor);
      expect(back.recap.map((row) => row.vatMinor)).toEqual(there.recap.map((row) => -row.vatMinor));
    }),
  );
});

test("1,000 random invoices agree with an independent calculation", () => {
  fc.assert(
    fc.property(anyLines, (lines) => {
      expect(totalsOf(lines).totalMinor.toString()).toBe(totalByDecimals(lines));
    }),
    { numRuns: 1000 },
  );
});

// With decimal.js and in whole crowns, as an accountant with a calculator would.
function totalByDecimals(lines: CountedLine[]): string {
  const rounded = (value: Decimal) => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  const bases: Record<number, Decimal> = {};
  for (const { quantity, unitPriceMinor, vatRate } of lines) {
    const price = new Decimal(unitPriceMinor.toString()).div(100);
    const rate = Number(vatRate);
    bases[rate] = (bases[rate] ?? new Decimal(0)).plus(rounded(price.times(quantity)));
  }
  const withVat = Object.entries(bases).map(([rate, base]) => base.plus(rounded(base.times(rate).div(100))));
  return withVat
    .reduce((total, value) => total.plus(value), new Decimal(0))
    .times(100)
    .plus(0)
    .toFixed(0);
}
