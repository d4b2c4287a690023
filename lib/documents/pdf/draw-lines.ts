import type { InvoiceDocument, Row } from "../invoice-document.ts";
import {
  type Align,
  contentWidth,
  hairline,
  ink,
  leading,
  muted,
  page,
  type Sheet,
  type Style,
} from "./sheet.ts";

const head: Style = { font: "regular", size: 8, color: muted };
const cell: Style = { font: "regular", size: 9, color: ink };
const GAP = 16;
const PADDING = 5.5;
const UNIT_GAP = 4;
// A narrower description goes above its numbers.
const NARROWEST = 130;
// A taller row may go on over the page's end.
const KEPT_TOGETHER = 110;
const HEAD_HEIGHT = 20;

type Columns = {
  description: number;
  numbersBelow: boolean;
  /** Where the decimal signs of quantities stand below each other. */
  decimalSign: number;
  unitStart: number;
  unitEnd: number;
  priceEnd: number;
  discountEnd: number;
  rateEnd: number;
};

/**
 * The table of lines from `top` on; `nextPage` begins another page and says where its content starts. The head
 * is repeated on each page. @returns the y under the last line
 */
export function drawLines(
  sheet: Sheet,
  document: InvoiceDocument,
  top: number,
  nextPage: () => number,
): number {
  return sheet.tagged("Table", () => drawTable(sheet, document, top, nextPage));
}

function drawTable(sheet: Sheet, document: InvoiceDocument, top: number, nextPage: () => number): number {
  const columns = columnsOf(sheet, document);
  let y = sheet.tagged("TR", () => drawTableHead(sheet, document, columns, top));
  const newPage = () => sheet.decorate(() => drawTableHead(sheet, document, columns, nextPage()));
  for (const row of document.rows) {
    y = sheet.tagged("TR", () => drawRow(sheet, row, columns, y, newPage));
  }
  return y;
}

function drawRow(sheet: Sheet, row: Row, columns: Columns, top: number, newPage: () => number): number {
  const lines = sheet.wrap(row.description, columns.description, cell);
  if (columns.numbersBelow) lines.push("");
  const height = lines.length * leading(cell) + 2 * PADDING;
  let y = PADDING + (top + Math.min(height, KEPT_TOGETHER) > page.bottom ? newPage() : top);
  const description = sheet.tags.open("TD");
  lines.forEach((line, index) => {
    if (y + leading(cell) > page.bottom) y = newPage() + PADDING;
    if (index === (columns.numbersBelow ? lines.length - 1 : 0)) drawNumbers(sheet, row, columns, y);
    sheet.tags.within(description, () => sheet.text(line, page.left, y, cell));
    y += leading(cell);
  });
  y += PADDING;
  sheet.rule(y, hairline, 0.5);
  return y;
}

// As wide as the widest number in each column; the description has the rest.
function columnsOf(sheet: Sheet, { columns, rows }: InvoiceDocument): Columns {
  const widest = (of: (row: Row) => string) =>
    Math.max(0, ...Array.from(new Set(rows.map(of)), (text) => sheet.widthOf(text, cell)));
  const wide = (key: keyof InvoiceDocument["columns"]) =>
    Math.max(
      sheet.widthOf(columns[key], head),
      widest((row) => row[key]),
    );
  const rateEnd = page.right - wide("amount") - GAP;
  const discountEnd = rateEnd - (columns.vatRate ? wide("vatRate") + GAP : 0);
  const priceEnd = discountEnd - (columns.discount ? wide("discount") + GAP : 0);
  const unitEnd = priceEnd - wide("unitPrice") - GAP;
  const unitStart = unitEnd - widest((row) => row.unit);
  const quantityEnd = unitStart - (unitStart < unitEnd ? UNIT_GAP : 0);
  const decimalSign = quantityEnd - widest((row) => row.fraction);
  const labelStart = unitEnd - sheet.widthOf(columns.quantity, head);
  const quantityStart = Math.min(decimalSign - widest((row) => row.quantity), labelStart);
  const beside = quantityStart - GAP - page.left;
  const numbersBelow = beside < NARROWEST;
  const description = numbersBelow ? contentWidth : beside;
  return { description, numbersBelow, decimalSign, unitStart, unitEnd, priceEnd, discountEnd, rateEnd };
}

function drawTableHead(
  sheet: Sheet,
  { columns: labels }: InvoiceDocument,
  columns: Columns,
  y: number,
): number {
  const drawLabel = (text: string, x: number, align: Align) =>
    text && sheet.tagged("TH", () => sheet.text(text, x, y, head, align), { scope: "Column" });
  drawLabel(labels.description, page.left, "left");
  drawLabel(labels.quantity, columns.unitEnd, "right");
  drawLabel(labels.unitPrice, columns.priceEnd, "right");
  drawLabel(labels.discount, columns.discountEnd, "right");
  drawLabel(labels.vatRate, columns.rateEnd, "right");
  drawLabel(labels.amount, page.right, "right");
  sheet.rule(y + HEAD_HEIGHT - 5, ink, 0.8);
  return y + HEAD_HEIGHT - 4.2;
}

function drawNumbers(sheet: Sheet, row: Row, columns: Columns, y: number): void {
  const drawQuantity = () => {
    sheet.text(row.quantity, columns.decimalSign, y, cell, "right");
    // A space too, for those who read it aloud.
    sheet.text(row.unit ? `${row.fraction} ` : row.fraction, columns.decimalSign, y, cell);
    sheet.text(row.unit, columns.unitStart, y, cell);
  };
  sheet.tagged("TD", () => sheet.tags.mark(drawQuantity));
  const drawNumber = (text: string, x: number) =>
    text && sheet.tagged("TD", () => sheet.text(text, x, y, cell, "right"));
  drawNumber(row.unitPrice, columns.priceEnd);
  drawNumber(row.discount, columns.discountEnd);
  drawNumber(row.vatRate, columns.rateEnd);
  drawNumber(row.amount, page.right);
}
