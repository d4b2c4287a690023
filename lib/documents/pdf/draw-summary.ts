import type { InvoiceDocument } from "../invoice-document.ts";
import {
  accent,
  contentWidth,
  hairline,
  ink,
  leading,
  muted,
  page,
  type Sheet,
  type Style,
} from "./sheet.ts";

const label: Style = { font: "regular", size: 8, color: muted };
const cell: Style = { font: "regular", size: 9, color: ink };
const strong: Style = { ...cell, font: "bold" };
const totalLabel: Style = { font: "regular", size: 9.5, color: ink };
const total: Style = { font: "bold", size: 18, color: accent };
const note: Style = { font: "regular", size: 9, color: ink };
const GAP = 22;
const ROW = 17;

/** Recap of VAT, the total, the note; kept together as far as a page goes. */
export function drawSummary(
  sheet: Sheet,
  document: InvoiceDocument,
  top: number,
  nextPage: () => number,
): void {
  const recapHeight = document.recap ? 34 + rowsOf(document.recap).length * ROW : 0;
  const totalHeight = 52;
  const beside = recapWidth(sheet, document) + GAP + totalWidth(sheet, document) <= contentWidth;
  const height = beside ? Math.max(recapHeight, totalHeight) : recapHeight + totalHeight;
  const start = top + 18 + height > page.bottom ? nextPage() : top + 18;
  drawRecap(sheet, document, start);
  drawTotal(sheet, document, beside ? start : start + recapHeight);
  drawNote(sheet, document, start + height + 14, nextPage);
}

type Recap = NonNullable<InvoiceDocument["recap"]>;

const rowsOf = ({ rows, sum }: Recap) => (sum.length > 0 ? [...rows, sum] : rows);

function recapColumns(sheet: Sheet, recap: Recap): number[] {
  return recap.columns.map((head, index) =>
    Math.max(
      sheet.widthOf(head, label),
      ...rowsOf(recap).map((row) => sheet.widthOf(row[index] ?? "", strong)),
    ),
  );
}

function recapWidth(sheet: Sheet, { recap }: InvoiceDocument): number {
  if (!recap) return 0;
  const widths = recapColumns(sheet, recap);
  return widths.reduce((sum, width) => sum + width, 0) + (widths.length - 1) * GAP;
}

function drawRecap(sheet: Sheet, document: InvoiceDocument, top: number): void {
  const { recap } = document;
  if (!recap) return;
  const width = recapWidth(sheet, document);
  const ends: number[] = [];
  for (const column of recapColumns(sheet, recap)) ends.push((ends.at(-1) ?? page.left - GAP) + GAP + column);
  const drawRow = (row: string[], y: number, style: Style, tag: "TH" | "TD") => {
    row.forEach((text, index) => {
      sheet.tagged(tag, () => sheet.text(text, ends[index] ?? page.right, y, style, "right"));
    });
  };
  const caption: Style = { ...label, font: "bold", color: ink };
  sheet.tagged("P", () => sheet.text(recap.label, page.left, top, caption));
  sheet.tagged("Table", () => {
    sheet.tagged("TR", () => drawRow(recap.columns, top + 15, label, "TH"));
    rowsOf(recap).forEach((row, index) => {
      const y = top + 30 + index * ROW;
      sheet.rule(y, row === recap.sum ? ink : hairline, 0.5, page.left, width);
      sheet.tagged("TR", () => drawRow(row, y + 2.5, row === recap.sum ? strong : cell, "TD"));
    });
  });
}

function totalWidth(sheet: Sheet, document: InvoiceDocument): number {
  return Math.max(
    sheet.widthOf(document.total.value, total),
    sheet.widthOf(document.total.label, totalLabel),
  );
}

function drawTotal(sheet: Sheet, document: InvoiceDocument, top: number): void {
  sheet.tagged("P", () => {
    sheet.text(document.total.label, page.right, top, totalLabel, "right");
    sheet.text(document.total.value, page.right, top + 15, total, "right");
  });
}

// A long note goes on over as many pages as it needs.
function drawNote(sheet: Sheet, document: InvoiceDocument, top: number, nextPage: () => number): void {
  if (!document.note) return;
  let y = top;
  sheet.tagged("P", () => {
    for (const line of sheet.wrap(document.note, contentWidth, note)) {
      if (y + leading(note) > page.bottom) y = nextPage();
      sheet.text(line, page.left, y, note);
      y += leading(note);
    }
  });
}
