import { crc32, inflateSync } from "node:zlib";
import { type PngHeader, passesOf } from "./png-passes.ts";
import type { Raster } from "./raster.ts";
import { type PngParts, unpackPng } from "./unpack-png.ts";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What one pixel has, by the type of colour (ISO/IEC 15948, 11.2.2). */
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Record<number, number[]> = {
  ...{ 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] },
};

export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(SIGNATURE);

/** The size of a PNG from its first chunk, or undefined where it has none. */
export function pngHeader(bytes: Buffer): PngHeader | undefined {
  if (bytes.length < 33 || bytes.toString("latin1", 12, 16) !== "IHDR") return undefined;
  const [depth = 0, color = 0, compression, filter, interlace] = bytes.subarray(24, 29);
  const header = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), depth, color };
  const known = DEPTHS[color]?.includes(depth) && compression === 0 && filter === 0;
  if (!known || (interlace !== 0 && interlace !== 1) || header.width === 0 || header.height === 0)
    return undefined;
  return { ...header, channels: CHANNELS[color] ?? 0, interlaced: interlace === 1 };
}

/** Decodes a PNG (ISO/IEC 15948) of any kind. @returns undefined where a part of it is wrong or missing */
export function readPng(bytes: Buffer): Raster | undefined {
  const parts = openPng(bytes);
  return parts && unpackPng(parts);
}

/** All that a PNG has, checked but for its pixels, which may be whatever they are: that takes a tenth of the time. */
export function openPng(bytes: Buffer): PngParts | undefined {
  const header = pngHeader(bytes);
  const chunks = header && readChunks(bytes);
  if (!chunks || !header) return undefined;
  const data = inflated(Buffer.concat(chunks.get("IDAT") ?? []), rawSize(header));
  const palette = chunks.get("PLTE")?.[0];
  if (!data || !hasKnownFilters(header, data) || (header.color === 3 && !palette)) return undefined;
  return { header, data, palette, transparency: chunks.get("tRNS")?.[0] };
}

function readChunks(bytes: Buffer): Map<string, Buffer[]> | undefined {
  const chunks = new Map<string, Buffer[]>();
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at);
    const name = bytes.toString("latin1", at + 4, at + 8);
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
      return undefined;
    if (name === "IEND") return chunks;
    chunks.set(name, [...(chunks.get(name) ?? []), bytes.subarray(at + 8, end)]);
    at = end + 4;
  }
  return undefined;
}

// More than the picture needs is never unpacked.
function inflated(data: Buffer, size: number): Buffer | undefined {
  try {
    const unpacked = inflateSync(data, { maxOutputLength: size });
    return unpacked.length === size ? unpacked : undefined;
  } catch {
    return undefined;
  }
}

function rawSize(header: PngHeader): number {
  return passesOf(header).reduce((sum, { rows, rowBytes }) => sum + rows * (1 + rowBytes), 0);
}

function hasKnownFilters(header: PngHeader, data: Buffer): boolean {
  let at = 0;
  for (const { rows, rowBytes } of passesOf(header)) {
    for (let row = 0; row < rows; row += 1, at += 1 + rowBytes) if ((data[at] ?? 0) > 4) return false;
  }
  return true;
}
