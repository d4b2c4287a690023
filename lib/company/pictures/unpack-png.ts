import { type PngHeader, passesOf } from "./png-passes.ts";
import type { Raster } from "./raster.ts";
import { unfilterRow } from "./unfilter-row.ts";

export type PngParts = {
  header: PngHeader;
  /** The rows of its passes, each with its filter before it. */
  data: Buffer;
  palette: Buffer | undefined;
  transparency: Buffer | undefined;
};

/** The pixels of a PNG. Its data are undone in place: they serve once. */
export function unpackPng(parts: PngParts): Raster {
  const { width, height, depth, channels } = parts.header;
  const rgb = Buffer.alloc(width * height * 3);
  const alpha = Buffer.alloc(width * height, 255);
  const target = { rgb, alpha, parts };
  const put = isTrueColor(parts) ? putTrueColor : putPixel;
  const pixelBytes = Math.max(1, (channels * depth) / 8);
  let at = 0;
  for (const { x, y, dx, dy, columns, rows, rowBytes } of passesOf(parts.header)) {
    let above: Buffer = Buffer.alloc(rowBytes);
    for (let row = 0; row < rows; row += 1, at += 1 + rowBytes) {
      const line = parts.data.subarray(at + 1, at + 1 + rowBytes);
      unfilterRow(parts.data[at] ?? 0, line, above, pixelBytes);
      above = line;
      const start = (y + row * dy) * width + x;
      for (let column = 0; column < columns; column += 1)
        put(target, line, column * channels, start + column * dx);
    }
  }
  const solid = alpha.equals(Buffer.alloc(alpha.length, 255));
  return { width, height, rgb, alpha: solid ? null : alpha };
}

type Target = { rgb: Buffer; alpha: Buffer; parts: PngParts };

const isTrueColor = ({ header, transparency }: PngParts) =>
  header.depth === 8 && (header.color === 6 || (header.color === 2 && !transparency));

// What nearly all of them are, and fast: a large one has millions.
function putTrueColor({ rgb, alpha, parts }: Target, line: Buffer, index: number, pixel: number): void {
  rgb[pixel * 3] = line[index] ?? 0;
  rgb[pixel * 3 + 1] = line[index + 1] ?? 0;
  rgb[pixel * 3 + 2] = line[index + 2] ?? 0;
  if (parts.header.channels === 4) alpha[pixel] = line[index + 3] ?? 0;
}

function putPixel({ rgb, alpha, parts }: Target, line: Buffer, index: number, pixel: number): void {
  const { palette, transparency } = parts;
  const { color, depth } = parts.header;
  const first = sampleAt(line, index, depth);
  if (color === 3) {
    palette?.copy(rgb, pixel * 3, first * 3, first * 3 + 3);
    alpha[pixel] = transparency?.[first] ?? 255;
    return;
  }
  const scale = (sample: number) => (depth === 16 ? sample >> 8 : (sample * 255) / (2 ** depth - 1));
  const gray = color === 0 || color === 4;
  const second = gray ? first : sampleAt(line, index + 1, depth);
  const third = gray ? first : sampleAt(line, index + 2, depth);
  rgb[pixel * 3] = scale(first);
  rgb[pixel * 3 + 1] = scale(second);
  rgb[pixel * 3 + 2] = scale(third);
  if (color >= 4) alpha[pixel] = scale(sampleAt(line, index + (gray ? 1 : 3), depth));
  // One colour may stand for nothing at all.
  else if (transparency && isKey(transparency, gray ? [first] : [first, second, third])) alpha[pixel] = 0;
}

function sampleAt(line: Buffer, index: number, depth: number): number {
  if (depth === 8) return line[index] ?? 0;
  if (depth === 16) return ((line[index * 2] ?? 0) << 8) | (line[index * 2 + 1] ?? 0);
  const bit = index * depth;
  return ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
}

const isKey = (key: Buffer, samples: number[]) =>
  key.length >= samples.length * 2 &&
  samples.every((sample, index) => key.readUInt16BE(index * 2) === sample);
