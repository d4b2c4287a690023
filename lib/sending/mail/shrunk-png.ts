import type { Raster } from "#lib/company/pictures/raster.ts";
import { colors, writePng } from "./write-png.ts";

const SUB = 1;

/** A picture as a PNG that fits into a box of pixels: each of its pixels is the mean of those that it stands for. Pure. */
export function shrunkPng(raster: Raster, mostWidth: number, mostHeight: number): Buffer {
  const scale = Math.min(mostWidth / raster.width, mostHeight / raster.height, 1);
  const width = Math.max(1, Math.round(raster.width * scale));
  const height = Math.max(1, Math.round(raster.height * scale));
  const channels = raster.alpha ? 4 : 3;
  const stride = 1 + width * channels;
  const rows = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * stride + 1 + x * channels;
      rows.set(meanOf(raster, spread(x, width, raster.width), spread(y, height, raster.height)), at);
    }
    differences(rows.subarray(y * stride, (y + 1) * stride), channels);
  }
  const color = raster.alpha ? colors.rgba : colors.rgb;
  return writePng({ width, height, depth: 8, color, rows });
}

type Range = { from: number; to: number };

/** The places of the large picture that one of the small one stands for. */
function spread(at: number, small: number, large: number): Range {
  const from = Math.floor((at * large) / small);
  return { from, to: Math.max(from + 1, Math.floor(((at + 1) * large) / small)) };
}

// What cannot be seen has no colour: it must not shine through at the edges.
function meanOf({ width, rgb, alpha }: Raster, columns: Range, rows: Range): number[] {
  let [red, green, blue, weight, count] = [0, 0, 0, 0, 0];
  for (let y = rows.from; y < rows.to; y += 1) {
    for (let x = columns.from; x < columns.to; x += 1) {
      const at = y * width + x;
      const opacity = alpha ? (alpha[at] ?? 0) : 255;
      red += (rgb[at * 3] ?? 0) * opacity;
      green += (rgb[at * 3 + 1] ?? 0) * opacity;
      blue += (rgb[at * 3 + 2] ?? 0) * opacity;
      weight += opacity;
      count += 1;
    }
  }
  const color = [red, green, blue].map((sum) => (weight === 0 ? 0 : Math.round(sum / weight)));
  return alpha ? [...color, Math.round(weight / count)] : color;
}

// Each byte less the same one of the pixel before (filter 1): plain areas become zeros, and small.
function differences(row: Buffer, channels: number): void {
  row[0] = SUB;
  for (let at = row.length - 1; at > channels; at -= 1)
    row[at] = ((row[at] ?? 0) - (row[at - channels] ?? 0)) & 0xff;
}
