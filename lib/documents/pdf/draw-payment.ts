import type { Fact, InvoiceDocument } from "../invoice-document.ts";
import { CODE_HEIGHT, drawPaymentCode, QR } from "./draw-payment-code.ts";
import { baselineOf, contentWidth, hairline, ink, muted, page, type Sheet, type Style } from "./sheet.ts";

const label: Style = { font: "regular", size: 8, color: muted };
const value: Style = { font: "regular", size: 9.5, color: ink };
const amount = { font: "bold", size: 12.5 } as const;
const PADDING = 14;
const ROW = 33;
const COLUMNS = 3;
const CODE_PADDING = 10;

/**
 * The panel with dates, what to pay and how, and its QR code; on the next page where this one has no room for it.
 * @returns the y under it
 */
export function drawPayment(
  sheet: Sheet,
  document: InvoiceDocument,
  wanted: number,
  nextPage: () => number,
): number {
  const { dates, payment, iban, paymentCode } = document;
  const [toPay, ...others] = payment;
  const beside = others.slice(0, COLUMNS - 1);
  const rest = [...(iban ? [iban] : []), ...others.slice(COLUMNS - 1)];
  const rows = rest.length > 0 ? 3 : 2;
  const height = Math.max(rows * ROW + 2 * PADDING - 6, paymentCode ? CODE_HEIGHT + 2 * CODE_PADDING : 0);
  const top = wanted + height > page.bottom ? nextPage() : wanted;
  drawPanel(sheet, top, height);

  const width = contentWidth - 2 * PADDING - (paymentCode ? QR : 0);
  const column = width / COLUMNS;
  const x = (index: number) => page.left + PADDING + index * column;
  const y = (row: number) => top + PADDING + row * ROW;
  dates.forEach((fact, index) => {
    drawFact(sheet, fact, x(index), y(0), column - 8, value);
  });
  if (toPay) drawFact(sheet, toPay, x(0), y(1), column - 8, { ...amount, color: sheet.theme.accent });
  beside.forEach((fact, index) => {
    drawFact(sheet, fact, x(index + 1), y(1), column - 8, value);
  });
  // An IBAN is longer than one column.
  rest.forEach((fact, index) => {
    drawFact(sheet, fact, x(index * 2), y(2), (index === 0 ? 2 : 1) * column - 8, value);
  });
  if (paymentCode) drawPaymentCode(sheet, paymentCode, page.right - CODE_PADDING - QR, top + CODE_PADDING);
  return top + height;
}

function drawPanel(sheet: Sheet, top: number, height: number): void {
  const { panel } = sheet.theme;
  if (panel) {
    sheet.shape(panel, (doc) => doc.roundedRect(page.left, top, contentWidth, height, 6));
    return;
  }
  sheet.rule(top, hairline, 0.5);
  sheet.rule(top + height, hairline, 0.5);
}

// What is wider than its column is set smaller: nothing may be cut or run into its neighbour.
function drawFact(sheet: Sheet, fact: Fact, x: number, y: number, width: number, style: Style): void {
  const fitted = (wanted: Style, text: string) => {
    const natural = sheet.widthOf(text, wanted);
    return natural <= width ? wanted : { ...wanted, size: (wanted.size * width) / natural };
  };
  const shown = fitted(style, fact.value);
  sheet.tagged("P", () => {
    sheet.text(fact.label, x, y, fitted(label, fact.label));
    // A larger or smaller value stands on the same baseline as its neighbours.
    sheet.text(fact.value, x, y + 12.5 + baselineOf(value) - baselineOf(shown), shown);
  });
}
