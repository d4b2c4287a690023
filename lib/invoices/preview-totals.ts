import { exchangeRateLimit, lineLimits } from "./choices.ts";
import { type CountingContext, countInvoice, type HomeRecap, homeRecap, type Terms } from "./counting.ts";
import { decimalPlaces, minorUnits, parseDecimal } from "./decimal-input.ts";
import type { Totals } from "./totals.ts";

type TypedLine = { quantity: string; unitPrice: string; discount: string; vatRate: string };
type TypedInvoice = Omit<Terms, "exchangeRate"> & { exchangeRate: string; lines: TypedLine[] };

/**
 * What the half-typed invoice of the editor comes to: a line that cannot be read yet counts as nothing, and so
 * does a discount. `terms` are those that can be read.
 */
export function previewTotals(
  { lines, ...typed }: TypedInvoice,
  context: CountingContext,
): { terms: Terms; totals: Totals; homeRecap: HomeRecap | null } {
  const exchangeRate = read(typed.exchangeRate, exchangeRateLimit);
  const terms: Terms = {
    ...typed,
    discount: readDiscount(typed.discount),
    exchangeRate: exchangeRate !== undefined && Number(exchangeRate) > 0 ? exchangeRate : null,
  };
  const counted = lines.map((line) => countedLine(readable(line)));
  const totals = countInvoice(counted, terms, context);
  return { terms, totals, homeRecap: homeRecap(totals, terms, context) };
}

const asTyped = { vatMode: "charged", pricesWithVat: false, discount: "", rounded: false } as const;

/** What one half-typed line comes to after its discount: with VAT or without, as its price is. */
export function previewAmount(line: TypedLine): bigint {
  const context = { vatPayer: false, identified: false, country: "", currency: "" };
  const { totals } = previewTotals({ ...asTyped, exchangeRate: "", lines: [line] }, context);
  return totals.lineMinor[0] ?? 0n;
}

/** A line of decimal strings as totals are counted of it. */
export function countedLine({ quantity, unitPrice, discount, vatRate }: TypedLine) {
  return { quantity, unitPriceMinor: minorUnits(unitPrice), discount, vatRate };
}

function readable(line: TypedLine): TypedLine {
  const quantity = read(line.quantity, lineLimits.quantity);
  const unitPrice = read(line.unitPrice, lineLimits.unitPrice);
  const vatRate = read(line.vatRate, lineLimits.vatRate);
  if (quantity === undefined || unitPrice === undefined || vatRate === undefined || vatRate.startsWith("-")) {
    return { quantity: "0", unitPrice: "0", discount: "0", vatRate: "0" };
  }
  return { quantity, unitPrice, discount: readDiscount(line.discount), vatRate };
}

function readDiscount(text: string): string {
  const discount = read(text, lineLimits.discount);
  return discount === undefined || discount.startsWith("-") ? "0" : discount;
}

function read(text: string, { max, places }: { max: number; places: number }): string | undefined {
  const parsed = parseDecimal(text);
  if (parsed === undefined || Math.abs(Number(parsed)) > max) return undefined;
  return decimalPlaces(parsed) <= places ? parsed : undefined;
}
