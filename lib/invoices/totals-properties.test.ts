import fc from "fast-check";
import { expect, test } from "vitest";
import { sum } from "./exact-decimal.ts";
import { negated } from "./negated.ts";
import { hundredthsOf, WHOLE } from "./percent.ts";
import { recapIn } from "./recap-in.ts";
import { type CountedLine, totalsOf } from "./totals.ts";

const decimal = (min: number, max: number, places: number) =>
  fc.integer({ min, max }).map((value) => (value / 10 ** places).toFixed(places));
const anyDiscount = fc.oneof(fc.constantFrom("0", "100", "50"), decimal(0, 10_000, 2));
const anyLine: fc.Arbitrary<CountedLine> = fc.record(
  {
    quantity: fc.oneof(fc.constantFrom("0", "1", "-1", "3"), decimal(-1e8, 1e8, 4)),
    unitPriceMinor: fc.oneof(
      fc.bigInt({ min: -2000n, max: 2000n }),
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
    ),
    vatRate: fc.constantFrom("0", "5", "12", "12.5", "19", "21", "21.00", "23"),
    discount: anyDiscount,
  },
  { requiredKeys: ["quantity", "unitPriceMinor", "vatRate"] },
);
const anyLines = fc.array(anyLine, { maxLength: 30 });
const anyCounting = fc.record(
  {
    pricesWithVat: fc.boolean(),
    discount: anyDiscount,
    vat: fc.constantFrom("charged" as const, "reverseCharge" as const, "none" as const),
    roundTo: fc.constantFrom(1n, 5n, 100n),
  },
  { requiredKeys: [] },
);
type Counting = NonNullable<Parameters<typeof totalsOf>[1]>;

/** Holds for any invoice, counted in any way. */
function always(property: (lines: CountedLine[], counting: Counting) => void) {
  fc.assert(fc.property(anyLines, anyCounting, property), { numRuns: 300 });
}

const sameRate = (a: string, b: string) => hundredthsOf(a) === hundredthsOf(b);
const size = (value: bigint) => (value < 0n ? -value : value);

test("the rows of the recap add up to the total before its rounding", () => {
  always((lines, counting) => {
    const { recap, baseMinor, vatMinor, roundingMinor, totalMinor } = totalsOf(lines, counting);
    expect(sum(recap.map((row) => row.baseMinor))).toBe(baseMinor);
    expect(sum(recap.map((row) => row.vatMinor))).toBe(vatMinor);
    expect(sum(recap.map((row) => row.totalMinor))).toBe(totalMinor - roundingMinor);
    for (const row of recap) expect(row.totalMinor).toBe(row.baseMinor + row.vatMinor);
  });
});

test("at each rate the lines without VAT, less its discount, are its base", () => {
  always((lines, counting) => {
    const { recap, discounts, lineNetMinor } = totalsOf(lines, counting);
    for (const { vatRate, baseMinor } of recap) {
      const nets = lineNetMinor.filter((_, index) => sameRate(lines[index]?.vatRate ?? "", vatRate));
      const off = discounts.find((row) => row.vatRate === vatRate)?.netMinor ?? 0n;
      expect(sum(nets) - off).toBe(baseMinor);
    }
  });
});

test("no line without VAT is a whole minor unit from its exact amount", () => {
  always((lines, counting) => {
    const { lineMinor, lineNetMinor } = totalsOf(lines, counting);
    lines.forEach(({ vatRate }, index) => {
      const contains = counting.pricesWithVat && (counting.vat ?? "charged") === "charged";
      const by = contains ? WHOLE + hundredthsOf(vatRate) : WHOLE;
      const off = (lineNetMinor[index] ?? 0n) * by - (lineMinor[index] ?? 0n) * WHOLE;
      expect(size(off)).toBeLessThan(by);
    });
  });
});

test("the order of lines does not matter", () => {
  const reordered = anyLines.chain((lines) =>
    fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
  );
  const whole = ({ lineMinor, lineDiscountMinor, lineNetMinor, ...rest }: ReturnType<typeof totalsOf>) =>
    rest;
  fc.assert(
    fc.property(reordered, anyCounting, ([lines, otherOrder], counting) => {
      expect(whole(totalsOf(otherOrder, counting))).toEqual(whole(totalsOf(lines, counting)));
    }),
  );
});

test("a credit note is the exact opposite of its invoice in every number, also in another currency", () => {
  always((lines, counting) => {
    const [invoice, creditNote] = [totalsOf(lines, counting), totalsOf(negated(lines), counting)];
    expect(creditNote).toEqual(opposite(invoice));
    expect(recapIn(creditNote, { rate: "25.285" })).toEqual(opposite(recapIn(invoice, { rate: "25.285" })));
    expect(totalsOf(negated(negated(lines)), counting)).toEqual(invoice);
  });
});

test("a line and what its discount took off are together the line without a discount", () => {
  always((lines, counting) => {
    const { lineMinor, lineDiscountMinor } = totalsOf(lines, counting);
    const bare = totalsOf(lines.map(({ discount: _, ...line }) => line));
    expect(lineMinor.map((minor, index) => minor + (lineDiscountMinor[index] ?? 0n))).toEqual(bare.lineMinor);
  });
});

test("no discount changes nothing, and all of it leaves nothing", () => {
  always((lines, { discount, ...counting }) => {
    const bare = lines.map(({ discount: _, ...line }) => line);
    const free = lines.map((line) => ({ ...line, discount: "0" }));
    expect(totalsOf(free, { ...counting, discount: "0" })).toEqual(totalsOf(bare, counting));
    const lineFree = totalsOf(
      lines.map((line) => ({ ...line, discount: "100" })),
      counting,
    );
    const wholeFree = totalsOf(lines, { ...counting, discount: "100" });
    const nothing = { baseMinor: 0n, vatMinor: 0n, roundingMinor: 0n, totalMinor: 0n };
    expect(lineFree).toMatchObject({ ...nothing, lineNetMinor: lines.map(() => 0n) });
    expect(wholeFree).toMatchObject(nothing);
  });
});

test("where prices contain VAT, base and VAT are together what was entered, less the discount", () => {
  always((lines, counting) => {
    const { lineMinor, discounts, baseMinor, vatMinor } = totalsOf(lines, {
      ...counting,
      ...{ pricesWithVat: true, vat: "charged" },
    });
    const off = sum(discounts.map(({ amountMinor }) => amountMinor));
    expect(baseMinor + vatMinor).toBe(sum(lineMinor) - off);
  });
});

test("VAT is at most half a minor unit from the exact one", () => {
  always((lines, counting) => {
    const { pricesWithVat = false } = counting;
    const { recap } = totalsOf(lines, { ...counting, vat: "charged" });
    for (const { vatRate, baseMinor, vatMinor, totalMinor } of recap) {
      const rate = hundredthsOf(vatRate);
      const [from, by] = pricesWithVat ? [totalMinor, WHOLE + rate] : [baseMinor, WHOLE];
      expect(2n * size(vatMinor * by - from * rate)).toBeLessThanOrEqual(by);
      // BR-CO-17 of its own base: the same, or beside it by one minor unit.
      expect(size(vatMinor * WHOLE - baseMinor * rate)).toBeLessThan(pricesWithVat ? 2n * WHOLE : WHOLE);
    }
  });
});

test("nobody is charged VAT under reverse charge or by a non-payer, and the bases are the same", () => {
  always((lines, { pricesWithVat: _, ...counting }) => {
    const charged = totalsOf(lines, { ...counting, vat: "charged" });
    for (const vat of ["reverseCharge", "none"] as const) {
      const { recap, vatMinor } = totalsOf(lines, { ...counting, vat });
      expect(vatMinor).toBe(0n);
      expect(recap).toEqual(
        charged.recap.map((row) => ({ ...row, vatMinor: 0n, totalMinor: row.baseMinor })),
      );
    }
  });
});

test("rounding leaves a multiple of what can be paid, changes at most half of it, and touches no tax", () => {
  always((lines, counting) => {
    const { roundTo = 1n, ...unrounded } = counting;
    const { roundingMinor, totalMinor, ...rest } = totalsOf(lines, counting);
    expect(totalMinor % roundTo).toBe(0n);
    expect(2n * size(roundingMinor)).toBeLessThanOrEqual(roundTo);
    expect(totalsOf(lines, unrounded)).toMatchObject(rest);
  });
});

test("what discounts take off is within what Peppol lets pass", () => {
  always((lines, counting) => {
    const { lineMinor, lineDiscountMinor, lineNetMinor, discounts, recap } = totalsOf(lines, counting);
    const within = (amount: bigint, base: bigint, percent: string) =>
      expect(size(amount * WHOLE - base * hundredthsOf(percent))).toBeLessThan(2n * WHOLE);
    lines.forEach(({ discount = "0" }, index) => {
      const off = lineDiscountMinor[index] ?? 0n;
      within(off, (lineMinor[index] ?? 0n) + off, discount);
    });
    for (const { vatRate } of recap) {
      const nets = lineNetMinor.filter((_, index) => sameRate(lines[index]?.vatRate ?? "", vatRate));
      const off = discounts.find((row) => row.vatRate === vatRate)?.netMinor ?? 0n;
      within(off, sum(nets), counting.discount ?? "0");
    }
  });
});

/** Of every bigint within. */
function opposite(value: unknown): unknown {
  if (typeof value === "bigint") return -value;
  if (Array.isArray(value)) return value.map(opposite);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, opposite(each)]));
}
