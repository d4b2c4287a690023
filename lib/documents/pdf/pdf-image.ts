import { deflateSync } from "node:zlib";
import { readJpeg } from "#lib/company/pictures/read-jpeg.ts";
import type { Picture } from "#lib/company/pictures/read-pictures.ts";
import { readPng } from "#lib/company/pictures/read-png.ts";

type PdfImage = {
  /** As its rows and columns are stored. */
  width: number;
  height: number;
  /** Of Exif, 1…8. */
  orientation: number;
  color: { bytes: Buffer; filter: "DCTDecode" | "FlateDecode"; channels: number };
  opacity: Buffer | null;
};

const MOST_KEPT = 8;
const kept = new Map<string, PdfImage>();

/**
 * A picture as a PDF holds it. A PNG is taken apart into colours and opacity, once for many documents: that takes
 * longer than to draw an invoice. pdfkit itself would do it for each of them, and leaves the last bytes for later.
 */
export function pdfImage(picture: Picture): PdfImage {
  const known = kept.get(picture.sha256);
  if (known) return known;
  const image = picture.type === "image/png" ? fromPng(picture) : fromJpeg(picture);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(picture.sha256, image);
  return image;
}

function fromPng({ bytes, width, height }: Picture): PdfImage {
  const raster = readPng(Buffer.from(bytes));
  if (!raster) throw new Error("a picture that was checked cannot be read");
  const color = { bytes: deflateSync(raster.rgb), filter: "FlateDecode", channels: 3 } as const;
  return { width, height, orientation: 1, color, opacity: raster.alpha && deflateSync(raster.alpha) };
}

function fromJpeg({ bytes }: Picture): PdfImage {
  const whole = Buffer.from(bytes);
  const header = readJpeg(whole);
  if (!header) throw new Error("a picture that was checked cannot be read");
  const { width, height, orientation, channels } = header;
  return {
    width,
    height,
    orientation,
    color: { bytes: whole, filter: "DCTDecode", channels },
    opacity: null,
  };
}
