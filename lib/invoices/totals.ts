// Exact bigint arithmetic: nothing to load in the browser, where the editor adds up with this same module.

/** Quantity and rate (percent) as decimal strings, `21` or `12.50`; the price in minor units without VAT. */
export type CountedLine = { quantity: string; unitPriceMinor: bigint; vatRate: string };
export type RateRecap = { vatRate: string; baseMinor: bigint; vatMinor: bigint; totalMinor: bigint };
export type Totals = {
  /** Of each line, without VAT, in the order given. */
  lineMinor: bigint[];
  /** The highest rate first. */
  recap: RateRecap[];
  baseMinor: bigint;
  vatMinor: bigint;
  totalMinor: bigint;
};

const QUANTITY_PLACES = 4;
const RATE_PLACES = 2;

/**
 * Adds up an invoice. Each line is rounded to minor units; VAT is computed once for each rate from the
 * summed base (EN 16931, BR-CO-17). Halves round away from zero, so that a negative is exactly the opposite.
 */
export function totalsOf(lines: CountedLine[]): Totals {
  const lineMinor = lines.map(amountOf);
  const bases = new Map<bigint, bigint>();
  lines.forEach((line, index) => {
    const rate = scaled(line.vatRate, RATE_PLACES);
    bases.set(rate, (bases.get(rate) ?? 0n) + (lineMinor[index] ?? 0n));
  });
  const recap = [...bases].sort(([a], [b]) => Number(b - a)).map(([rate, base]) => recapOf(rate, base));
  const baseMinor = sum(recap.map((row) => row.baseMinor));
  const vatMinor = sum(recap.map((row) => row.vatMinor));
  return { lineMinor, recap, baseMinor, vatMinor, totalMinor: baseMinor + vatMinor };
}

function amountOf(line: CountedLine): bigint {
  return divided(
    scaled(line.quantity, QUANTITY_PLACES) * line.unitPriceMinor,
    10n ** BigInt(QUANTITY_PLACES),
  );
}

function recapOf(rate: bigint, baseMinor: bigint): RateRecap {
  const vatMinor = divided(baseMinor * rate, 100n * 10n ** BigInt(RATE_PLACES));
  return { vatRate: unscaled(rate), baseMinor, vatMinor, totalMinor: baseMinor + vatMinor };
}

/** Half up, away from zero. */
function divided(value: bigint, by: bigint): bigint {
  const size = value < 0n ? -value : value;
  const rounded = (2n * size + by) / (2n * by);
  return value < 0n ? -rounded : rounded;
}

/** "1.5" with 4 places → 15000n. */
function scaled(decimal: string, places: number): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  const [, sign, whole = "", fraction = ""] = match ?? [];
  if (!match || fraction.length > places)
    throw new Error(`not a decimal of at most ${places} places: ${decimal}`);
  const value = BigInt(whole + fraction.padEnd(places, "0"));
  return sign ? -value : value;
}

/** 2100n → "21", 1250n → "12.5". */
function unscaled(rate: bigint): string {
  const digits = rate.toString().padStart(RATE_PLACES + 1, "0");
  return `${digits.slice(0, -RATE_PLACES)}.${digits.slice(-RATE_PLACES)}`.replace(/\.?0+$/, "");
}

const sum = (values: bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
