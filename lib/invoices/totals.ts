// Exact bigint arithmetic: nothing to load in the browser, where the editor adds up with this same module.
import { divided, sum } from "./exact-decimal.ts";
import { lineAmount } from "./line-amount.ts";
import { hundredthsOf, leftBy, percentOf, WHOLE } from "./percent.ts";
import { netAmounts, splitVat, type VatTerms } from "./split-vat.ts";

/**
 * Quantity (at most 4 places), rate and discount (percent, at most 2) as decimal strings, `21` or `12.50`. The
 * price is in minor units, with VAT or without as `Counting` says; the discount is from 0 to 100.
 */
export type CountedLine = { quantity: string; unitPriceMinor: bigint; vatRate: string; discount?: string };

/** How a whole invoice is counted. */
type Counting = VatTerms & {
  /** Off the whole, in percent from 0 to 100, at most 2 places. */
  discount?: string;
  /** What is paid is a multiple of so many minor units: 100n for whole crowns, 5n for five cents. */
  roundTo?: bigint;
};

/** Of one rate, after every discount. `totalMinor` = base + VAT. */
export type RateRecap = { vatRate: string; baseMinor: bigint; vatMinor: bigint; totalMinor: bigint };
type RateDiscount = { vatRate: string; amountMinor: bigint; netMinor: bigint };

/** All in minor units. BT and BR are terms and rules of EN 16931. */
export type Totals = {
  /** Of each line as printed: after its discount, with VAT where prices have it. In the order given, as below. */
  lineMinor: bigint[];
  /** What the discount of each line took off, in the same sense. Without VAT in the prices: BT-136. */
  lineDiscountMinor: bigint[];
  /** Of each line without VAT (BT-131). Those of a rate add up to its base and the discount in `discounts`. */
  lineNetMinor: bigint[];
  /**
   * What the discount of the whole takes off at each rate: `amountMinor` as printed, beside `lineMinor`;
   * `netMinor` without VAT (BT-92). Where it takes nothing there is no row. The highest rate first.
   */
  discounts: RateDiscount[];
  /** The highest rate first. */
  recap: RateRecap[];
  /** BT-109 = Σ `lineNetMinor` − Σ `discounts` (BR-CO-10, BR-CO-11, BR-CO-13). */
  baseMinor: bigint;
  /** BT-110 (BR-CO-14). */
  vatMinor: bigint;
  /** BT-114: a line of its own, outside base and VAT (ZDPH § 36 odst. 5). */
  roundingMinor: bigint;
  /** What is to be paid: base + VAT + rounding (BT-115 where nothing was paid before; BR-CO-15, BR-CO-16). */
  totalMinor: bigint;
};

/**
 * Adds up an invoice. Each line is rounded once; VAT is computed once for each rate, from all that is at that
 * rate (ZDPH § 37; EN 16931, BR-CO-17, BR-S-08, BR-S-09). Halves round away from zero, so that the negative of
 * an invoice comes to exactly the opposite.
 * @throws Error for decimals with too many places and discounts out of range: forms refuse them before
 */
export function totalsOf(lines: CountedLine[], counting: Counting = {}): Totals {
  const amounts = lines.map(lineAmount);
  const lineMinor = amounts.map(({ amountMinor }) => amountMinor);
  const rates = byRate(lines, lineMinor).map(([rate, members]) => countRate(rate, members, counting));
  const recap = rates.map((rate) => rate.recap);
  const baseMinor = sum(recap.map((row) => row.baseMinor));
  const vatMinor = sum(recap.map((row) => row.vatMinor));
  const withVat = baseMinor + vatMinor;
  const { roundTo = 1n } = counting;
  const totalMinor = divided(withVat, roundTo) * roundTo;
  return {
    lineMinor,
    lineDiscountMinor: amounts.map(({ discountMinor }) => discountMinor),
    lineNetMinor: inOrder(rates.flatMap((rate) => rate.nets)),
    discounts: rates.map((rate) => rate.discount).filter(({ amountMinor }) => amountMinor !== 0n),
    ...{ recap, baseMinor, vatMinor },
    roundingMinor: totalMinor - withVat,
    totalMinor,
  };
}

/** A line's place on the invoice and what it comes to. */
type Member = { position: number; minor: bigint };

function byRate(lines: CountedLine[], lineMinor: bigint[]): [bigint, Member[]][] {
  const rates = new Map<bigint, Member[]>();
  lineMinor.forEach((minor, position) => {
    const rate = hundredthsOf(lines[position]?.vatRate ?? "");
    const members = rates.get(rate);
    if (members) members.push({ position, minor });
    else rates.set(rate, [{ position, minor }]);
  });
  return [...rates].sort(([a], [b]) => Number(b - a));
}

function countRate(rate: bigint, members: Member[], counting: Counting) {
  const minors = members.map(({ minor }) => minor);
  const fullMinor = sum(minors);
  const leftMinor = divided(fullMinor * leftBy(counting.discount ?? "0"), WHOLE);
  const full = splitVat(fullMinor, rate, counting);
  const left = splitVat(leftMinor, rate, counting);
  const nets = netAmounts(minors, full.baseMinor, rate, counting);
  const vatRate = percentOf(rate);
  const netMinor = full.baseMinor - left.baseMinor;
  return {
    recap: { vatRate, ...left, totalMinor: left.baseMinor + left.vatMinor },
    discount: { vatRate, amountMinor: fullMinor - leftMinor, netMinor },
    nets: members.map(({ position }, index) => ({ position, minor: nets[index] ?? 0n })),
  };
}

const inOrder = (members: Member[]): bigint[] =>
  members.sort((a, b) => a.position - b.position).map(({ minor }) => minor);
