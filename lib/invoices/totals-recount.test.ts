// The second calculation: with decimal.js, in whole crowns, as an accountant with a calculator would.
import { Decimal } from "decimal.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CountedLine, totalsOf } from "./totals.ts";

type Counting = NonNullable<Parameters<typeof totalsOf>[1]>;

const Exact = Decimal.clone({ precision: 80, rounding: Decimal.ROUND_HALF_UP });
const rates = ["0", "5", "10", "12", "15", "19", "20", "21", "23"];

const amountOf = (digits: number) => fc.maxSafeInteger().map((value) => value % 10 ** digits);
const percent = fc.integer({ min: 0, max: 10_000 }).map((value) => new Exact(value).div(100).toString());
const anyLine = fc.record<CountedLine>({
  quantity: amountOf(9).map((value) => new Exact(value).div(10_000).toFixed()),
  unitPriceMinor: fc.oneof(amountOf(4), amountOf(9), amountOf(15)).map(BigInt),
  vatRate: fc.constantFrom(...rates),
  discount: fc.oneof(fc.constant("0"), percent),
});
const anyCounting = fc.record<Required<Counting>>({
  pricesWithVat: fc.boolean(),
  discount: fc.oneof(fc.constant("0"), percent),
  vat: fc.constantFrom("charged", "charged", "charged", "reverseCharge", "none"),
  roundTo: fc.constantFrom(1n, 5n, 100n),
});

test("1,000 random invoices agree with an independent calculation", () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 25 }), anyCounting, (lines, counting) => {
      const { recap, lineMinor, baseMinor, vatMinor, roundingMinor, totalMinor } = totalsOf(lines, counting);
      expect({
        lines: lineMinor.map(crowns),
        rates: recap.map((row) => [row.vatRate, crowns(row.baseMinor), crowns(row.vatMinor)]),
        ...{ base: crowns(baseMinor), vat: crowns(vatMinor) },
        ...{ rounding: crowns(roundingMinor), toPay: crowns(totalMinor) },
      }).toEqual(recount(lines, counting));
    }),
    { numRuns: 1000 },
  );
});

const written = (value: Decimal) => value.plus(0).toFixed(2);
const crowns = (minor: bigint) => written(new Exact(minor.toString()).div(100));

function recount(lines: CountedLine[], counting: Required<Counting>) {
  const priced = lines.map(({ quantity, unitPriceMinor, vatRate, discount = "0" }) => {
    const price = new Exact(unitPriceMinor.toString()).div(100);
    const off = price.times(quantity).times(discount).div(100);
    return { vatRate, amount: price.times(quantity).minus(off).toDecimalPlaces(2) };
  });
  const rows = rates
    .filter((rate) => priced.some(({ vatRate }) => vatRate === rate))
    .map((rate) => {
      const amounts = priced.filter(({ vatRate }) => vatRate === rate).map(({ amount }) => amount);
      const full = Exact.sum(0, ...amounts);
      return { rate, ...taxed(full.times(new Exact(100).minus(counting.discount)).div(100), rate, counting) };
    });
  const base = Exact.sum(0, ...rows.map((row) => row.base));
  const vat = Exact.sum(0, ...rows.map((row) => row.vat));
  const toPay = base.plus(vat).toNearest(new Exact(counting.roundTo.toString()).div(100));
  return {
    lines: priced.map(({ amount }) => written(amount)),
    rates: rows.reverse().map((row) => [row.rate, written(row.base), written(row.vat)]),
    ...{ base: written(base), vat: written(vat) },
    ...{ rounding: written(toPay.minus(base).minus(vat)), toPay: written(toPay) },
  };
}

function taxed(discounted: Decimal, rate: string, { vat, pricesWithVat }: Counting) {
  const amount = discounted.toDecimalPlaces(2);
  if (vat !== "charged") return { base: amount, vat: new Exact(0) };
  const share = new Exact(rate).div(100);
  if (!pricesWithVat) return { base: amount, vat: amount.times(share).toDecimalPlaces(2) };
  // By the coefficient: what is left of the sum when its 1.21st part is the base.
  const contained = amount.minus(amount.div(share.plus(1))).toDecimalPlaces(2);
  return { base: amount.minus(contained), vat: contained };
}
