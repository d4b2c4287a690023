import type { Raster } from "#lib/company/pictures/raster.ts";
import type { Picture } from "#lib/company/pictures/read-pictures.ts";
import { readPng } from "#lib/company/pictures/read-png.ts";
import { type Inline, inlinePicture } from "./inline-picture.ts";
import { shrunkPng } from "./shrunk-png.ts";

/** A logo in a mail; the width follows its height in CSS pixels, so that its name has room where pictures are off. */
export type MailLogo = { picture: Inline; height: number };

/** In CSS pixels. */
const BOX = { width: 200, height: 56 };
// Screens of phones have two to three for one. At two, even one that nothing packs stays under 180 kB.
const SHARPNESSES = [3, 2];

/** What a mail carries of it at most, where that can be had. */
const MOST_BYTES = 48 * 1024;
// A JPEG cannot be made smaller here: it needs a decoder. What is not much larger goes as it is.
const MOST_JPEG_BYTES = 200 * 1024;

/** The logo of a mail: a large PNG is made smaller; where that is not possible there is none, and the name stands. */
export function mailLogo(logo: Picture | undefined): MailLogo | null {
  const picture = logo && light(logo);
  if (!picture) return null;
  const scale = Math.min(BOX.width / logo.width, BOX.height / logo.height, 1);
  return { picture, height: Math.max(1, Math.round(logo.height * scale)) };
}

function light({ sha256, type, bytes }: Picture): Inline | null {
  const isJpeg = type === "image/jpeg";
  if (bytes.length <= (isJpeg ? MOST_JPEG_BYTES : MOST_BYTES)) return inlinePicture("logo", type, bytes);
  if (isJpeg) return null;
  const known = shrunk.get(sha256);
  if (known !== undefined) return known;
  const raster = readPng(Buffer.from(bytes));
  const picture = raster ? inlinePicture("logo", type, shrunkTo(raster)) : null;
  // One large picture takes a tenth of a second; the mails of a whole month bear the same.
  if (shrunk.size >= MOST_KNOWN) shrunk.clear();
  shrunk.set(sha256, picture);
  return picture;
}

function shrunkTo(raster: Raster): Uint8Array {
  let small: Uint8Array = new Uint8Array();
  for (const sharpness of SHARPNESSES) {
    small = shrunkPng(raster, BOX.width * sharpness, BOX.height * sharpness);
    if (small.length <= MOST_BYTES) break;
  }
  return small;
}

const MOST_KNOWN = 100;
const shrunk = new Map<string, Inline | null>();
