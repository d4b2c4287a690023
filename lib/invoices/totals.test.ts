import { expect, test } from "vitest";
import { type CountedLine, totalsOf } from "./totals.ts";

const line = (quantity: string, unitPriceMinor: bigint, vatRate: string, discount?: string): CountedLine => ({
  ...{ quantity, unitPriceMinor, vatRate },
  ...(discount !== undefined && { discount }),
});

test.each([
  ["on one line", [line("7", 1012n, "21")]],
  ["on seven lines", Array.from({ length: 7 }, () => line("1", 1012n, "21"))],
])("VAT comes from the summed base of a rate, not from each line: 7 × 10.12 %s", (_, lines) => {
  expect(totalsOf(lines)).toMatchObject({ baseMinor: 7084n, vatMinor: 1488n, totalMinor: 8572n });
});

test.each([
  ["half a haléř goes up", line("0.5", 1n, "0"), 1n],
  ["and away from zero", line("-0.5", 1n, "0"), -1n],
  ["just under a half goes down", line("0.4999", 1n, "0"), 0n],
  ["1.005 is not 1.00499999", line("1.005", 100n, "0"), 101n],
  ["an hour and a half", line("1.5", 123_450n, "0"), 185_175n],
  ["nothing of something", line("0", 123_450n, "21"), 0n],
  ["a thing for nothing", line("3", 0n, "21"), 0n],
  ["fifteen digits", line("999999.9999", 999_999_999_999_999n, "21"), 999_999_999_899_999_000_000n],
  ["fifteen digits below zero", line("-1", 999_999_999_999_999n, "21"), -999_999_999_999_999n],
  ["a tenth off, rounded once", line("3", 33_333n, "21", "10"), 89_999n],
  ["a discount of hundredths of a percent", line("1", 10_000n, "21", "33.33"), 6667n],
  ["a discount of nothing", line("1.5", 123_450n, "21", "0.00"), 185_175n],
  ["all of it off", line("1.5", 123_450n, "21", "100"), 0n],
  ["half of half a haléř is nothing, though half a haléř goes up", line("0.5", 1n, "0", "50"), 0n],
  ["a discount on what is taken back", line("-3", 33_333n, "21", "10"), -89_999n],
])("%s", (_, counted, amount) => {
  expect(totalsOf([counted]).lineMinor).toEqual([amount]);
});

test("VAT of fifteen digits is exact", () => {
  const totals = totalsOf([line("1", 999_999_999_999_999n, "21")]);
  expect(totals).toMatchObject({ vatMinor: 210_000_000_000_000n, totalMinor: 1_209_999_999_999_999n });
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

test("an invoice without lines comes to nothing", () => {
  expect(totalsOf([], { discount: "10", pricesWithVat: true, roundTo: 100n })).toEqual({
    ...{ lineMinor: [], lineDiscountMinor: [], lineNetMinor: [], discounts: [], recap: [] },
    ...{ baseMinor: 0n, vatMinor: 0n, roundingMinor: 0n, totalMinor: 0n },
  });
});

test("what is taken off by a negative line lowers the base of its rate", () => {
  const { recap, totalMinor } = totalsOf([
    line("2", 10_000n, "21"),
    line("-1", 5_000n, "21"),
    line("1", -1n, "12"),
  ]);
  expect(recap).toEqual([
    { vatRate: "21", baseMinor: 15_000n, vatMinor: 3150n, totalMinor: 18_150n },
    { vatRate: "12", baseMinor: -1n, vatMinor: 0n, totalMinor: -1n },
  ]);
  expect(totalMinor).toBe(18_149n);
});

test("a line says what its discount took off", () => {
  const { lineMinor, lineDiscountMinor, lineNetMinor, discounts } = totalsOf([
    line("3", 33_333n, "21", "10"),
    line("1", 100n, "21"),
    line("1", 5n, "21", "50"),
  ]);
  expect(lineMinor).toEqual([89_999n, 100n, 3n]);
  expect(lineDiscountMinor).toEqual([10_000n, 0n, 2n]);
  expect(lineNetMinor).toEqual([89_999n, 100n, 3n]);
  expect(discounts).toEqual([]);
});

test("a discount of the whole is taken off at each rate, before VAT", () => {
  const totals = totalsOf([line("1", 10_010n, "21"), line("1", 4_990n, "12")], { discount: "5" });
  expect(totals.lineNetMinor).toEqual([10_010n, 4_990n]);
  expect(totals.discounts).toEqual([
    { vatRate: "21", amountMinor: 500n, netMinor: 500n },
    { vatRate: "12", amountMinor: 249n, netMinor: 249n },
  ]);
  expect(totals.recap).toEqual([
    { vatRate: "21", baseMinor: 9510n, vatMinor: 1997n, totalMinor: 11_507n },
    { vatRate: "12", baseMinor: 4741n, vatMinor: 569n, totalMinor: 5310n },
  ]);
  expect(totals.totalMinor).toBe(16_817n);
});

test.each([
  ["121.00 is 100.00 and 21.00", 12_100n, "21", { baseMinor: 10_000n, vatMinor: 2100n }],
  ["100.00 is 82.64 and 17.36", 10_000n, "21", { baseMinor: 8264n, vatMinor: 1736n }],
  ["half a haléř of VAT goes up", 14n, "12", { baseMinor: 12n, vatMinor: 2n }],
  ["and below zero away from zero", -14n, "12", { baseMinor: -12n, vatMinor: -2n }],
  ["at zero per cent all is base", 10_000n, "0", { baseMinor: 10_000n, vatMinor: 0n }],
  ["the Slovak 23 %", 12_300n, "23", { baseMinor: 10_000n, vatMinor: 2300n }],
])("from prices with VAT: %s", (_, unitPriceMinor, vatRate, expected) => {
  const totals = totalsOf([line("1", unitPriceMinor, vatRate)], { pricesWithVat: true });
  expect(totals).toMatchObject({ ...expected, lineMinor: [unitPriceMinor], totalMinor: unitPriceMinor });
});

test("amounts without VAT add up to the base where prices contain it", () => {
  const totals = totalsOf(
    [line("1", 3333n, "21"), line("1", 112n, "12"), line("1", 3333n, "21"), line("1", 3333n, "21")],
    { pricesWithVat: true },
  );
  expect(totals.lineMinor).toEqual([3333n, 112n, 3333n, 3333n]);
  expect(totals.lineNetMinor).toEqual([2754n, 100n, 2755n, 2755n]);
  expect(totals.recap).toMatchObject([
    { baseMinor: 8264n, vatMinor: 1735n },
    { baseMinor: 100n, vatMinor: 12n },
  ]);
});

test("a discount of the whole is printed with VAT where prices contain it, and known without it", () => {
  const totals = totalsOf([line("1", 12_100n, "21")], { pricesWithVat: true, discount: "10" });
  expect(totals).toMatchObject({
    ...{ lineMinor: [12_100n], lineNetMinor: [10_000n], baseMinor: 9000n, vatMinor: 1890n },
    ...{ discounts: [{ vatRate: "21", amountMinor: 1210n, netMinor: 1000n }], totalMinor: 10_890n },
  });
});

test.each([
  ["who pays no VAT charges none", { vat: "none" }],
  ["under reverse charge the buyer owes it", { vat: "reverseCharge" }],
  ["and nothing is taken out of the price", { vat: "reverseCharge", pricesWithVat: true }],
] as const)("%s: the recap tells the bases", (_, counting) => {
  const totals = totalsOf([line("2", 50_000n, "21"), line("1", 10_000n, "12")], counting);
  expect(totals.recap).toEqual([
    { vatRate: "21", baseMinor: 100_000n, vatMinor: 0n, totalMinor: 100_000n },
    { vatRate: "12", baseMinor: 10_000n, vatMinor: 0n, totalMinor: 10_000n },
  ]);
  expect(totals).toMatchObject({ lineNetMinor: [100_000n, 10_000n], vatMinor: 0n, totalMinor: 110_000n });
});

test.each([
  [".50 up to a whole crown", 10_050n, 100n, 10_100n],
  [".49 down", 10_049n, 100n, 10_000n],
  ["a whole crown stays", 10_000n, 100n, 10_000n],
  ["below zero away from zero", -10_050n, 100n, -10_100n],
  ["below zero to the nearer", -10_049n, 100n, -10_000n],
  ["0.49 in cash is nothing", 49n, 100n, 0n],
  ["1.02 in euros down to five cents", 102n, 5n, 100n],
  ["1.03 in euros up", 103n, 5n, 105n],
])("cash is rounded outside the base: %s", (_, unitPriceMinor, roundTo, totalMinor) => {
  expect(totalsOf([line("1", unitPriceMinor, "0")], { roundTo })).toMatchObject({
    ...{ baseMinor: unitPriceMinor, vatMinor: 0n, totalMinor },
    roundingMinor: totalMinor - unitPriceMinor,
  });
});

test.each(["-0.01", "100.01", "5.555", "ten", ""])("a discount of “%s” is refused", (discount) => {
  const counted = line("1", 100n, "21");
  expect(() => totalsOf([{ ...counted, discount }])).toThrow(discount);
  expect(() => totalsOf([counted], { discount })).toThrow(discount);
});
