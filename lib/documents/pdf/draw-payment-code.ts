import QRCode from "qrcode";
import { muted, type Sheet, type Style } from "./sheet.ts";

const caption: Style = { font: "regular", size: 7.5, color: muted };
const CAPTION = 12;
const BLACK = "#000000";
const WHITE = "#ffffff";
const QUIET_ZONE = 4;

/** The side of the code with its quiet zone, in points: 35 mm, so that 65 modules are 0.47 mm each. */
export const QR = 99;
export const CODE_HEIGHT = QR + CAPTION;

/**
 * The code as vectors, black on white with the quiet zone that readers need (ISO/IEC 18004), and under it the name by
 * which people know it from their bank.
 */
export function drawPaymentCode(
  sheet: Sheet,
  code: { label: string; text: string },
  x: number,
  y: number,
): void {
  const { modules } = QRCode.create(code.text, { errorCorrectionLevel: "M" });
  sheet.shape(WHITE, (doc) => doc.roundedRect(x, y, QR, QR, 4));
  const module = QR / (modules.size + 2 * QUIET_ZONE);
  const origin = { x: x + QUIET_ZONE * module, y: y + QUIET_ZONE * module };
  const drawModules = (doc: PDFKit.PDFDocument) => {
    // In modules instead of points: whole numbers, and no seam between rows.
    doc.save().transform(module, 0, 0, module, origin.x, origin.y);
    doc.addContent(`${darkRuns(modules).join("\n")}\nf`);
    doc.restore();
  };
  sheet.tagged("Figure", () => sheet.content(BLACK, drawModules), {
    alt: code.label,
    bbox: [x, y, x + QR, y + QR],
  });
  const center = x + (QR - sheet.widthOf(code.label, caption)) / 2;
  sheet.decorate(() => sheet.text(code.label, center, y + QR + 1, caption));
}

type Modules = ReturnType<typeof QRCode.create>["modules"];

function darkRuns(modules: Modules): string[] {
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      const from = column;
      while (column < modules.size && modules.get(row, column)) column += 1;
      if (column > from) runs.push(`${from} ${row} ${column - from} 1 re`);
    }
  }
  return runs;
}
