import QRCode from "qrcode";
import { colors, writePng } from "./write-png.ts";

const MODULE = 6;
const QUIET_ZONE = 4;

/**
 * A QR code as a PNG of one bit for a pixel, with the quiet zone that readers need (ISO/IEC 18004): one to two kB. The
 * QR package's own takes many times as long (bench/templates.ts).
 */
export function codePicture(text: string): Uint8Array {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const side = (modules.size + 2 * QUIET_ZONE) * MODULE;
  const rows: Buffer[] = [];
  for (let row = -QUIET_ZONE; row < modules.size + QUIET_ZONE; row += 1) {
    const pixels = pixelRow(side, (column) => isDark(modules, row, column));
    for (let copy = 0; copy < MODULE; copy += 1) rows.push(pixels);
  }
  return writePng({ width: side, height: side, depth: 1, color: colors.gray, rows: Buffer.concat(rows) });
}

type Modules = ReturnType<typeof QRCode.create>["modules"];

function isDark(modules: Modules, row: number, column: number): boolean {
  const inside = (at: number) => at >= 0 && at < modules.size;
  return inside(row) && inside(column) && modules.get(row, column) !== 0;
}

/** A row with its filter (none) before it; a bit that is set is white. */
function pixelRow(side: number, dark: (column: number) => boolean): Buffer {
  const row = Buffer.alloc(1 + Math.ceil(side / 8));
  for (let x = 0; x < side; x += 1) {
    if (dark(Math.floor(x / MODULE) - QUIET_ZONE)) continue;
    const at = 1 + (x >> 3);
    row[at] = (row[at] ?? 0) | (0x80 >> (x & 7));
  }
  return row;
}
