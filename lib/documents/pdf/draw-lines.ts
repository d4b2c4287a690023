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
const LABEL_GAP = 8;
// A narrower description goes above its numbers.
const NARROWEST = 130;
// A taller row may go on over the page's end.
const KEPT_TOGETHER = 110;
const HEAD_HEIGHT = 20;
const carriedOver: Style = { font: "bold", size: 9, color: ink };
const CARRY_PADDING = 4;
const CARRY = 21;
// Under the rows there is always room for what is carried over.
const ROWS_BOTTOM = page.bottom - CARRY;
const SMALLEST = 5;

type Columns = {
  numbers: Style;
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

/** Where the lines end, and a page that goes on after them: with what they come to carried over. */
type DrawnLines = { bottom: number; nextPage: () => number };

/**
 * The table of lines from `top` on; `nextPage` begins another page and says where its content starts. The head is
 * repeated on each page, and what the lines before come to stands at the foot of the one and at the top of the other.
 */
export function drawLines(
  sheet: Sheet,
  document: InvoiceDocument,
  top: number,
  nextPage: () => number,
): DrawnLines {
  const columns = columnsOf(sheet, document);
  const carry = { bottom: top, drawn: 0 };
  const newPage = () => sheet.decorate(() => carryOver(sheet, document, columns, carry, nextPage));
  sheet.tagged("Table", () => {
    const first = document.rows[0];
    const fits = !first || top + HEAD_HEIGHT + leastHeight(rowHeight(sheet, first, columns)) <= ROWS_BOTTOM;
    const start = fits ? top : nextPage();
    carry.bottom = sheet.tagged("TR", () => drawTableHead(sheet, document, columns, start));
    for (const row of document.rows) sheet.tagged("TR", () => drawRow(sheet, row, columns, carry, newPage));
  });
  return { bottom: carry.bottom, nextPage: newPage };
}

/** Where the next row goes, and how many have their amounts on the paper. */
type Carry = { bottom: number; drawn: number };

// Decoration: who has the table read aloud hears it without breaks.
function carryOver(
  sheet: Sheet,
  { carryOver: carried, ...document }: InvoiceDocument,
  columns: Columns,
  { bottom, drawn }: Carry,
  nextPage: () => number,
): number {
  const amount = drawn > 0 ? carried.after(drawn) : "";
  if (amount) drawCarried(sheet, carried.subtotal, amount, bottom);
  const top = drawTableHead(sheet, document, columns, nextPage());
  return amount ? drawCarried(sheet, carried.carriedOver, amount, top) : top;
}

function drawCarried(sheet: Sheet, label: string, amount: string, top: number): number {
  sheet.text(label, page.left, top + CARRY_PADDING, carriedOver);
  sheet.text(amount, page.right, top + CARRY_PADDING, carriedOver, "right");
  sheet.rule(top + CARRY, hairline, 0.5);
  return top + CARRY;
}

const rowHeight = (sheet: Sheet, row: Row, columns: Columns): number =>
  rowLines(sheet, row, columns).length * leading(cell) + 2 * PADDING;
const leastHeight = (height: number): number => Math.min(height, KEPT_TOGETHER);

function rowLines(sheet: Sheet, { description }: Row, columns: Columns): string[] {
  const lines = sheet.wrap(description, columns.description, cell);
  return columns.numbersBelow ? [...lines, ""] : lines;
}

function drawRow(sheet: Sheet, row: Row, columns: Columns, carry: Carry, newPage: () => number): void {
  const lines = rowLines(sheet, row, columns);
  const height = lines.length * leading(cell) + 2 * PADDING;
  if (carry.bottom + leastHeight(height) > ROWS_BOTTOM) carry.bottom = newPage();
  let y = carry.bottom + PADDING;
  const description = sheet.tags.open("TD");
  lines.forEach((line, index) => {
    if (y + leading(cell) + PADDING > ROWS_BOTTOM) {
      carry.bottom = y;
      y = newPage() + PADDING;
    }
    if (index === (columns.numbersBelow ? lines.length - 1 : 0)) {
      drawNumbers(sheet, row, columns, y);
      carry.drawn += 1;
    }
    sheet.tags.within(description, () => sheet.text(line, page.left, y, cell));
    y += leading(cell);
  });
  carry.bottom = y + PADDING;
  sheet.rule(carry.bottom, hairline, 0.5);
}

// As wide as the widest number in each column; the description has the rest. Where not even the numbers find room beside
// each other, they are set smaller.
function columnsOf(sheet: Sheet, document: InvoiceDocument, numbers: Style = cell): Columns {
  const { columns, rows } = document;
  const widest = (of: (row: Row) => string) =>
    Math.max(0, ...Array.from(new Set(rows.map(of)), (text) => sheet.widthOf(text, numbers)));
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
  const labelsStart = labelStart - LABEL_GAP - sheet.widthOf(columns.description, head);
  if (Math.min(quantityStart, labelsStart) < page.left && numbers.size > SMALLEST)
    return columnsOf(sheet, document, { ...numbers, size: numbers.size - 0.5 });
  const beside = quantityStart - GAP - page.left;
  const numbersBelow = beside < NARROWEST;
  const description = numbersBelow ? contentWidth : beside;
  return {
    numbers,
    description,
    numbersBelow,
    decimalSign,
    unitStart,
    unitEnd,
    priceEnd,
    discountEnd,
    rateEnd,
  };
}

function drawTableHead(
  sheet: Sheet,
  { columns: labels }: Pick<InvoiceDocument, "columns">,
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
    sheet.text(row.quantity, columns.decimalSign, y, columns.numbers, "right");
    // A space too, for those who read it aloud.
    sheet.text(row.unit ? `${row.fraction} ` : row.fraction, columns.decimalSign, y, columns.numbers);
    sheet.text(row.unit, columns.unitStart, y, columns.numbers);
  };
  sheet.tagged("TD", () => sheet.tags.mark(drawQuantity));
  const drawNumber = (text: string, x: number) =>
    text && sheet.tagged("TD", () => sheet.text(text, x, y, columns.numbers, "right"));
  drawNumber(row.unitPrice, columns.priceEnd);
  drawNumber(row.discount, columns.discountEnd);
  drawNumber(row.vatRate, columns.rateEnd);
  drawNumber(row.amount, page.right);
}
