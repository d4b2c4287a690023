import { UserError } from "#lib/base/errors.ts";
import { MAX_PICTURE_BYTES, MAX_PICTURE_MB, MAX_PICTURE_PIXELS } from "./choices.ts";
import { isJpeg, readJpeg } from "./read-jpeg.ts";
import { isPng, openPng, pngHeader } from "./read-png.ts";

type CheckedPicture = { type: "image/png" | "image/jpeg"; width: number; height: number };

/**
 * What a file is by its content, whatever its name says; a PNG is opened whole.
 * @throws UserError pictureTooLarge, pictureSvg, pictureKind, pictureBroken, picturePixels, pictureCmyk
 */
export function checkPicture(bytes: Buffer): CheckedPicture {
  if (bytes.length > MAX_PICTURE_BYTES)
    throw new UserError("pictureTooLarge", { params: { max: MAX_PICTURE_MB } });
  if (isPng(bytes)) return checkPng(bytes);
  if (isJpeg(bytes)) return checkJpeg(bytes);
  throw new UserError(/<svg[\s>]/i.test(bytes.toString("latin1", 0, 4096)) ? "pictureSvg" : "pictureKind");
}

function checkPng(bytes: Buffer): CheckedPicture {
  // A small file may claim to be huge: the claim is read before anything is unpacked.
  const { width, height } = sized(pngHeader(bytes));
  if (!openPng(bytes)) throw new UserError("pictureBroken");
  return { type: "image/png", width, height };
}

function checkJpeg(bytes: Buffer): CheckedPicture {
  const { width, height, channels, orientation } = sized(readJpeg(bytes));
  // Colours for printing presses mean nothing on a screen, and archives have one kind of colour (ISO 19005-3, 6.2.4).
  if (channels !== 1 && channels !== 3) throw new UserError("pictureCmyk");
  // As a person sees it: a camera that was held upright has rows for columns.
  const upright = orientation > 4 ? { width: height, height: width } : { width, height };
  return { type: "image/jpeg", ...upright };
}

function sized<Header extends { width: number; height: number }>(header: Header | undefined): Header {
  if (!header) throw new UserError("pictureBroken");
  if (Math.max(header.width, header.height) > MAX_PICTURE_PIXELS)
    throw new UserError("picturePixels", { params: { max: MAX_PICTURE_PIXELS } });
  return header;
}
