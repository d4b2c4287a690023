import { lineLimits } from "./choices.ts";
import { decimalPlaces, minorUnits, parseDecimal } from "./decimal-input.ts";
import { type Totals, totalsOf } from "./totals.ts";

type TypedLine = { quantity: string; unitPrice: string; vatRate: string };

/** What the half-typed lines of the editor come to: a line that cannot be read yet counts as nothing. */
export function previewTotals(lines: TypedLine[]): Totals {
  return totalsOf(lines.map((line) => countedLine(readable(line))));
}

/** A line of decimal strings as `totalsOf` counts it. */
export function countedLine({ quantity, unitPrice, vatRate }: TypedLine) {
  return { quantity, unitPriceMinor: minorUnits(unitPrice), vatRate };
}

function readable(line: TypedLine): TypedLine {
  const quantity = read(line.quantity, lineLimits.quantity);
  const unitPrice = read(line.unitPrice, lineLimits.unitPrice);
  const vatRate = read(line.vatRate, lineLimits.vatRate);
  if (quantity === undefined || unitPrice === undefined || vatRate === undefined || vatRate.startsWith("-")) {
    return { quantity: "0", unitPrice: "0", vatRate: "0" };
  }
  return { quantity, unitPrice, vatRate };
}

function read(text: string, { max, places }: { max: number; places: number }): string | undefined {
  const parsed = parseDecimal(text);
  if (parsed === undefined || Math.abs(Number(parsed)) > max) return undefined;
  return decimalPlaces(parsed) <= places ? parsed : undefined;
}
