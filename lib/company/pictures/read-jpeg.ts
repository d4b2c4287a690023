import { jpegOrientation } from "./jpeg-orientation.ts";

export type JpegHeader = {
  /** As its rows and columns are stored. */
  width: number;
  height: number;
  channels: number;
  /** Of Exif, 1…8: how a camera was held. */
  orientation: number;
};

export const isJpeg = (bytes: Buffer): boolean =>
  bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));

const END = Buffer.from([0xff, 0xd9]);
/** Baseline, extended and progressive, with Huffman coding: what readers of PDF know (ISO/IEC 10918-1, B.1.1.3). */
const FRAMES = [0xc0, 0xc1, 0xc2];
const SCAN = 0xda;
const EXIF = 0xe1;

/**
 * Size and channels of a JPEG that has all of its parts: a frame of 8 bits, a scan, and its end.
 * @returns undefined where one is missing
 */
export function readJpeg(bytes: Buffer): JpegHeader | undefined {
  let header: Omit<JpegHeader, "orientation"> | undefined;
  let orientation = 1;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) at += 1;
    else if (marker === SCAN)
      return header && bytes.lastIndexOf(END) > at ? { ...header, orientation } : undefined;
    else {
      const next = at + 2 + bytes.readUInt16BE(at + 2);
      if (FRAMES.includes(marker)) header = frameAt(bytes, at + 4);
      if (marker === EXIF) orientation = jpegOrientation(bytes.subarray(at + 4, next)) ?? orientation;
      at = next;
    }
  }
  return undefined;
}

function frameAt(bytes: Buffer, at: number): Omit<JpegHeader, "orientation"> | undefined {
  if (at + 6 > bytes.length || bytes[at] !== 8) return undefined;
  const header = { height: bytes.readUInt16BE(at + 1), width: bytes.readUInt16BE(at + 3) };
  return header.width > 0 && header.height > 0 ? { ...header, channels: bytes[at + 5] ?? 0 } : undefined;
}
