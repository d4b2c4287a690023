import QRCode from "qrcode";
import type { Fact, InvoiceDocument } from "../invoice-document.ts";
import { contentWidth, hairline, ink, muted, page, type Sheet, type Style } from "./sheet.ts";

const label: Style = { font: "regular", size: 8, color: muted };
const value: Style = { font: "regular", size: 9.5, color: ink };
const amount = { font: "bold", size: 12.5 } as const;
const PADDING = 14;
const ROW = 33;
const QR = 92;
const COLUMNS = 3;
const QUIET_ZONE = 4;

/** The panel with dates, what to pay and how, and its QR code. @returns the y under it */
export function drawPayment(sheet: Sheet, document: InvoiceDocument, top: number): number {
  const { dates, payment, iban, paymentCode } = document;
  const [toPay, ...others] = payment;
  const beside = others.slice(0, COLUMNS - 1);
  const rest = [...(iban ? [iban] : []), ...others.slice(COLUMNS - 1)];
  const rows = rest.length > 0 ? 3 : 2;
  const height = Math.max(rows * ROW + 2 * PADDING - 6, paymentCode ? QR + 2 * PADDING : 0);
  drawPanel(sheet, top, height);

  const width = contentWidth - 2 * PADDING - (paymentCode ? QR + PADDING : 0);
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
  if (paymentCode) drawCode(sheet, paymentCode, page.right - PADDING - QR, top + (height - QR) / 2);
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
  sheet.tagged("P", () => {
    sheet.text(fact.label, x, y, fitted(label, fact.label));
    // A larger value stands on the same baseline as its neighbours.
    sheet.text(fact.value, x, y + 12 - (style.size - value.size), fitted(style, fact.value));
  });
}

/** The code as vectors, on white with the quiet zone that readers need (ISO/IEC 18004), and its name under it. */
function drawCode(sheet: Sheet, code: { label: string; text: string }, x: number, y: number): void {
  const { modules } = QRCode.create(code.text, { errorCorrectionLevel: "M" });
  sheet.shape("#ffffff", (doc) => doc.roundedRect(x, y, QR, QR, 4));
  const side = QR - 8;
  const module = side / (modules.size + 2 * QUIET_ZONE);
  const origin = { x: x + 4 + QUIET_ZONE * module, y: y + QUIET_ZONE * module };
  const drawModules = (doc: PDFKit.PDFDocument) => {
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        const from = column;
        while (column < modules.size && modules.get(row, column)) column += 1;
        if (column === from) continue;
        doc.rect(origin.x + from * module, origin.y + row * module, (column - from) * module, module);
      }
    }
  };
  sheet.tagged("Figure", () => sheet.shape(ink, drawModules), {
    alt: code.label,
    bbox: [x, y, x + QR, y + QR],
  });
  const caption = { ...label, size: 7 };
  const center = x + (QR - sheet.widthOf(code.label, caption)) / 2;
  sheet.decorate(() => sheet.text(code.label, center, y + QR - 11.5, caption));
}
