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

/**
 * Recaps of VAT beside the total, and what has to be said; kept together as far as a page goes.
 * @returns the y under them
 */
export function drawSummary(
  sheet: Sheet,
  document: InvoiceDocument,
  top: number,
  nextPage: () => number,
): number {
  const { recaps, adjustments, remarks } = document;
  const recapsHeight = recaps.reduce((sum, recap) => sum + recapHeight(recap), 0);
  const totalHeight = adjustments.length * ADJUSTMENT + TOTAL + remarks.length * leading(remark);
  const widest = Math.max(0, ...recaps.map((recap) => recapWidth(sheet, recap)));
  const beside = widest + GAP + totalWidth(sheet, document) <= contentWidth;
  const height = beside ? Math.max(recapsHeight, totalHeight) : recapsHeight + totalHeight;
  const start = top + 18 + height > page.bottom ? nextPage() : top + 18;
  let y = start;
  for (const recap of recaps) {
    drawRecap(sheet, recap, y);
    y += recapHeight(recap);
  }
  drawTotal(sheet, document, beside ? start : y);
  return start + height;
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
