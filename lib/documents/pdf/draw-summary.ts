import type { Fact, InvoiceDocument } from "../invoice-document.ts";
import { drawRecap, recapHeight, recapWidth } from "./draw-recap.ts";
import { contentWidth, ink, leading, muted, page, type Sheet, type Style } from "./sheet.ts";

const adjustment: Style = { font: "regular", size: 9, color: ink };
const adjustmentLabel: Style = { ...adjustment, color: muted };
const totalLabel: Style = { font: "regular", size: 9.5, color: ink };
const total = { font: "bold", size: 18 } as const;
const remark: Style = { font: "bold", size: 9, color: ink };
const GAP = 22;
const ADJUSTMENT = 17;
const TOTAL = 52;
const ABOVE = 18;
// What is taller goes on over the page's end.
const SPLIT_FROM = page.bottom - page.top - 80;
const LEAST_OF_RECAP = 90;

/** Pages to go on on: after the lines, with what they come to carried over, and after anything else. */
type NextPages = { ofLines: () => number; plain: () => number };

/**
 * Recaps of VAT beside the total, and what has to be said: kept together, on the next page where this one is too full.
 * Recaps that are longer than a page go on over as many as they need, and the total keeps to their last row.
 * @returns the y under them
 */
export function drawSummary(
  sheet: Sheet,
  document: InvoiceDocument,
  top: number,
  nextPages: NextPages,
): number {
  const { recaps, adjustments, remarks } = document;
  const recapsHeight = recaps.reduce((sum, recap) => sum + recapHeight(recap), 0);
  const totalHeight = adjustments.length * ADJUSTMENT + TOTAL + remarks.length * leading(remark);
  const widest = Math.max(0, ...recaps.map((recap) => recapWidth(sheet, recap)));
  const beside = widest + GAP + totalWidth(sheet, document) <= contentWidth;
  const height = beside ? Math.max(recapsHeight, totalHeight) : recapsHeight + totalHeight;
  const whole = Math.min(height, SPLIT_FROM);
  const start = top + ABOVE + whole > page.bottom ? nextPages.ofLines() + ABOVE : top + ABOVE;
  if (start + height > page.bottom) return drawLong(sheet, document, start, totalHeight, nextPages.plain);
  let y = start;
  for (const recap of recaps) {
    drawRecap(sheet, recap, y, nextPages.plain, 0);
    y += recapHeight(recap);
  }
  drawTotal(sheet, document, beside ? start : y);
  return start + height;
}

function drawLong(
  sheet: Sheet,
  document: InvoiceDocument,
  top: number,
  totalHeight: number,
  nextPage: () => number,
): number {
  let y = top;
  document.recaps.forEach((recap, index, all) => {
    const fits = y + Math.min(recapHeight(recap), LEAST_OF_RECAP) <= page.bottom;
    const below = index === all.length - 1 ? ABOVE + totalHeight : 0;
    y = drawRecap(sheet, recap, fits ? y : nextPage(), nextPage, below) + ABOVE;
  });
  drawTotal(sheet, document, y);
  return y + totalHeight;
}

const GAP_OF_ADJUSTMENT = 12;

function totalWidth(sheet: Sheet, { adjustments, total: fact, remarks }: InvoiceDocument): number {
  const widths = adjustments.map(
    ({ label, value }) =>
      sheet.widthOf(label, adjustmentLabel) + GAP_OF_ADJUSTMENT + sheet.widthOf(value, adjustment),
  );
  widths.push(...remarks.map((text) => sheet.widthOf(text, remark)));
  return Math.max(
    ...widths,
    sheet.widthOf(fact.value, { ...total, color: ink }),
    sheet.widthOf(fact.label, totalLabel),
  );
}

function drawTotal(sheet: Sheet, document: InvoiceDocument, top: number): void {
  const { adjustments, total: fact, remarks } = document;
  let y = top;
  for (const each of adjustments) {
    drawAdjustment(sheet, each, y, adjustments);
    y += ADJUSTMENT;
  }
  sheet.tagged("P", () => {
    sheet.text(fact.label, page.right, y, totalLabel, "right");
    sheet.text(fact.value, page.right, y + 15, { ...total, color: sheet.theme.accent }, "right");
  });
  remarks.forEach((text, index) => {
    const under = y + TOTAL - 8 + index * leading(remark);
    sheet.tagged("P", () => sheet.text(text, page.right, under, remark, "right"));
  });
}

// Their labels end at one line, left of the widest number.
function drawAdjustment(sheet: Sheet, { label, value }: Fact, y: number, all: Fact[]): void {
  const widest = Math.max(...all.map((each) => sheet.widthOf(each.value, adjustment)));
  sheet.tagged("P", () => {
    sheet.text(label, page.right - widest - GAP_OF_ADJUSTMENT, y, adjustmentLabel, "right");
    sheet.text(value, page.right, y, adjustment, "right");
  });
}
