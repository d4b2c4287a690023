import { crc32, deflateSync } from "node:zlib";
import QRCode from "qrcode";

const MODULE = 6;
const QUIET_ZONE = 4;
const BLACK_AND_WHITE = { depth: 1, color: 0 };

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
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([BLACK_AND_WHITE.depth, BLACK_AND_WHITE.color, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
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

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
