import type { Line } from "./line-place.ts";

/**
 * Rows of a spreadsheet as lines: description, quantity, unit, price, discount, rate of VAT, parted by tabs. What a row
 * does not have is as in `empty`. Undefined for text that is no table: that is pasted as ever.
 */
export function pastedLines(text: string, empty: Line, vatRates: string[] | null): Line[] | undefined {
  const rows = cellsOf(text).filter((row) => row.some((cell) => cell !== ""));
  if (rows.length < 2 && (rows[0]?.length ?? 0) < 2) return undefined;
  return rows.map(([description = "", quantity, unit, unitPrice, discount, vatRate]) => ({
    ...{ description, unit: unit ?? "", unitPrice: numberOf(unitPrice), discount: numberOf(discount) },
    quantity: quantity || empty.quantity,
    // "21 %" in the spreadsheet is the rate "21"; one that may not be used is left to the person.
    vatRate: vatRates?.find((rate) => rate === numberOf(vatRate)) ?? empty.vatRate,
  }));
}

/** A number without what a spreadsheet writes around it: currency or percent. */
const numberOf = (cell = ""): string => cell.replace(/[^\d.,'’\s+−–-]/gu, "").trim();

/** Cells of tab-separated text; those with tabs, line breaks or quotes in them stand in quotes. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/g,
  )) {
    const cell = quoted === undefined ? plain : quoted.replaceAll('""', '"');
    rows.at(-1)?.push(cell.replace(/\s+/g, " ").trim());
    if (end === "") break;
    if (end !== "\t") rows.push([]);
  }
  return rows;
}
