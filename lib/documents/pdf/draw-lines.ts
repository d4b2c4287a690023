import type { InvoiceDocument, Row } from "../invoice-document.ts";
import { contentWidth, hairline, ink, leading, muted, page, type Sheet, type Style } from "./sheet.ts";

const head: Style = { font: "regular", size: 8, color: muted };
const cell: Style = { font: "regular", size: 9, color: ink };
const GAP = 16;
const PADDING = 5.5;
const UNIT_GAP = 4;
const MAX_UNIT = 70;
const HEAD_HEIGHT = 20;

type Columns = {
  description: number;
  unit: number;
  /** Where the decimal signs of quantities stand below each other. */
  decimalSign: number;
  unitStart: number;
  priceEnd: number;
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
  const columns = columnsOf(sheet, document);
  let y = drawTableHead(sheet, document, columns, top);
  const newPage = () => drawTableHead(sheet, document, columns, nextPage());
  for (const row of document.rows) {
    const description = sheet.wrap(row.description, columns.description, cell);
    const unit = sheet.wrap(row.unit, columns.unit, cell);
    const height = Math.max(description.length, unit.length) * leading(cell) + 2 * PADDING;
    const fresh = page.top + 2 * HEAD_HEIGHT + PADDING;
    if (y + Math.min(height, page.bottom - fresh) > page.bottom) y = newPage();
    y += PADDING;
    drawNumbers(sheet, row, columns, y);
    for (let line = 0; line < Math.max(description.length, unit.length); line += 1) {
      if (y + leading(cell) > page.bottom) y = newPage() + PADDING;
      sheet.text(description[line] ?? "", page.left, y, cell);
      sheet.text(unit[line] ?? "", columns.unitStart, y, cell);
      y += leading(cell);
    }
    y += PADDING;
    sheet.rule(y, hairline, 0.5);
  }
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
  const priceEnd = rateEnd - (columns.vatRate ? wide("vatRate") + GAP : 0);
  const unit = Math.min(
    widest((row) => row.unit),
    MAX_UNIT,
  );
  const unitStart = priceEnd - wide("unitPrice") - GAP - unit;
  const quantityEnd = unitStart - (unit > 0 ? UNIT_GAP : 0);
  const decimalSign = quantityEnd - widest((row) => row.fraction);
  const labelStart = unitStart + unit - sheet.widthOf(columns.quantity, head);
  const quantityStart = Math.min(decimalSign - widest((row) => row.quantity), labelStart);
  const description = Math.max(quantityStart - GAP - page.left, contentWidth / 10);
  return { description, unit: unit + 0.1, decimalSign, unitStart, priceEnd, rateEnd };
}

function drawTableHead(
  sheet: Sheet,
  { columns: labels }: InvoiceDocument,
  columns: Columns,
  y: number,
): number {
  const unitEnd = columns.unitStart + columns.unit;
  sheet.text(labels.description, page.left, y, head);
  sheet.text(labels.quantity, unitEnd, y, head, "right");
  sheet.text(labels.unitPrice, columns.priceEnd, y, head, "right");
  sheet.text(labels.vatRate, columns.rateEnd, y, head, "right");
  sheet.text(labels.amount, page.right, y, head, "right");
  sheet.rule(y + HEAD_HEIGHT - 5, ink, 0.8);
  return y + HEAD_HEIGHT - 4.2;
}

function drawNumbers(sheet: Sheet, row: Row, columns: Columns, y: number): void {
  sheet.text(row.quantity, columns.decimalSign, y, cell, "right");
  sheet.text(row.fraction, columns.decimalSign, y, cell);
  sheet.text(row.unitPrice, columns.priceEnd, y, cell, "right");
  sheet.text(row.vatRate, columns.rateEnd, y, cell, "right");
  sheet.text(row.amount, page.right, y, cell, "right");
}
