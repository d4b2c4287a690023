import type { Recap } from "../summary-block.ts";
import { hairline, ink, muted, page, type Sheet, type Style } from "./sheet.ts";

const label: Style = { font: "regular", size: 8, color: muted };
const caption: Style = { ...label, font: "bold", color: ink };
const cell: Style = { font: "regular", size: 9, color: ink };
const strong: Style = { ...cell, font: "bold" };
const GAP = 22;
const ROW = 17;
const HEAD = 30;
const BELOW = 14;

const rowsOf = ({ rows, sum }: Recap) => (sum.length > 0 ? [...rows, sum] : rows);

/** With the space under it. */
export const recapHeight = (recap: Recap): number => HEAD + rowsOf(recap).length * ROW + BELOW;

export function recapWidth(sheet: Sheet, recap: Recap): number {
  return Math.max(tableWidth(sheet, recap), sheet.widthOf(recap.label, caption));
}

function tableWidth(sheet: Sheet, recap: Recap): number {
  const widths = columnWidths(sheet, recap);
  return widths.reduce((sum, width) => sum + width, 0) + (widths.length - 1) * GAP;
}

function columnWidths(sheet: Sheet, recap: Recap): number[] {
  return recap.columns.map((head, index) =>
    Math.max(
      sheet.widthOf(head, label),
      ...rowsOf(recap).map((row) => sheet.widthOf(row[index] ?? "", strong)),
    ),
  );
}

/** A recap of VAT at the left side of the page. */
export function drawRecap(sheet: Sheet, recap: Recap, top: number): void {
  const width = tableWidth(sheet, recap);
  const ends: number[] = [];
  for (const column of columnWidths(sheet, recap)) ends.push((ends.at(-1) ?? page.left - GAP) + GAP + column);
  const drawRow = (row: string[], y: number, style: Style, tag: "TH" | "TD") => {
    row.forEach((text, index) => {
      sheet.tagged(tag, () => sheet.text(text, ends[index] ?? page.right, y, style, "right"));
    });
  };
  sheet.tagged("P", () => sheet.text(recap.label, page.left, top, caption));
  sheet.tagged("Table", () => {
    sheet.tagged("TR", () => drawRow(recap.columns, top + 15, label, "TH"));
    rowsOf(recap).forEach((row, index) => {
      const y = top + HEAD + index * ROW;
      sheet.rule(y, row === recap.sum ? ink : hairline, 0.5, page.left, width);
      sheet.tagged("TR", () => drawRow(row, y + 2.5, row === recap.sum ? strong : cell, "TD"));
    });
  });
}
