import type { Recap } from "../summary-block.ts";
import { contentWidth, hairline, ink, muted, page, type Sheet, type Style } from "./sheet.ts";

const label: Style = { font: "regular", size: 8, color: muted };
const caption: Style = { ...label, font: "bold", color: ink };
const cell: Style = { font: "regular", size: 9, color: ink };
const GAP = 22;
const ROW = 17;
const HEAD = 30;
const BELOW = 14;
const SMALLEST = 5;

const rowsOf = ({ rows, sum }: Recap) => (sum.length > 0 ? [...rows, sum] : rows);

/** With the space under it. */
export const recapHeight = (recap: Recap): number => HEAD + rowsOf(recap).length * ROW + BELOW;

export function recapWidth(sheet: Sheet, recap: Recap): number {
  return Math.max(gridOf(sheet, recap).width, sheet.widthOf(recap.label, caption));
}

/** Where columns end, and how large their numbers are: smaller where a page is too narrow for them. */
type Grid = { ends: number[]; width: number; size: number };

function gridOf(sheet: Sheet, recap: Recap, size = cell.size): Grid {
  const strong: Style = { ...cell, font: "bold", size };
  const ends: number[] = [];
  recap.columns.forEach((head, index) => {
    const texts = rowsOf(recap).map((row) => row[index] ?? "");
    const wide = Math.max(
      sheet.widthOf(head, label),
      ...Array.from(new Set(texts), (text) => sheet.widthOf(text, strong)),
    );
    ends.push((ends.at(-1) ?? page.left - GAP) + GAP + wide);
  });
  const width = (ends.at(-1) ?? page.left) - page.left;
  return width > contentWidth && size > SMALLEST ? gridOf(sheet, recap, size - 0.5) : { ends, width, size };
}

/**
 * A recap of VAT at the left side of the page. Where the page ends in it, it goes on on the next one under its head
 * again; `below` is the room that its last row has to leave. @returns the y under it, without the space
 */
export function drawRecap(
  sheet: Sheet,
  recap: Recap,
  top: number,
  nextPage: () => number,
  below: number,
): number {
  const grid = gridOf(sheet, recap);
  sheet.tagged("P", () => sheet.text(recap.label, page.left, top, caption));
  return sheet.tagged("Table", () => {
    drawHead(sheet, recap, grid, top);
    let y = top + HEAD;
    rowsOf(recap).forEach((row, index, all) => {
      const last = index === all.length - 1;
      if (y + ROW + (last ? below : 0) > page.bottom) y = drawHeadAgain(sheet, recap, grid, nextPage());
      drawRow(sheet, row, y, grid, row === recap.sum);
      y += ROW;
    });
    return y;
  });
}

function drawHeadAgain(sheet: Sheet, recap: Recap, grid: Grid, top: number): number {
  sheet.decorate(() => {
    sheet.text(recap.label, page.left, top, caption);
    drawHead(sheet, recap, grid, top);
  });
  return top + HEAD;
}

function drawHead(sheet: Sheet, { columns }: Recap, { ends }: Grid, top: number): void {
  sheet.tagged("TR", () => {
    columns.forEach((text, index) => {
      sheet.tagged("TH", () => sheet.text(text, ends[index] ?? page.right, top + 15, label, "right"));
    });
  });
}

function drawRow(sheet: Sheet, row: string[], y: number, { ends, width, size }: Grid, sum: boolean): void {
  const style: Style = { ...cell, font: sum ? "bold" : "regular", size };
  sheet.rule(y, sum ? ink : hairline, 0.5, page.left, width);
  sheet.tagged("TR", () => {
    row.forEach((text, index) => {
      sheet.tagged("TD", () => sheet.text(text, ends[index] ?? page.right, y + 2.5, style, "right"));
    });
  });
}
