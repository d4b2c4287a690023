import type { Picture } from "#lib/company/pictures/read-pictures.ts";
import { pdfImage } from "./pdf-image.ts";
import type { Sheet } from "./sheet.ts";

type Size = { width: number; height: number };

/** How large a picture becomes within `room`: with its own proportions, and never larger than a pixel a point. */
export function fitted({ width, height }: Size, room: Size): Size {
  const scale = Math.min(room.width / width, room.height / height, 1);
  return { width: width * scale, height: height * scale };
}

/** A picture with its left top corner at the place, and a name for those who do not see it. */
export function drawPicture(
  sheet: Sheet,
  picture: Picture,
  { x, y, width, height, alt }: Size & { x: number; y: number; alt: string },
): void {
  const { doc } = sheet;
  const label = `P${picture.sha256.slice(0, 12)}`;
  const draw = () => {
    doc.page.xobjects[label] ??= imageObject(doc, picture);
    // An image is one unit wide and high, with its foot at the origin; the page here hangs from its top.
    doc
      .save()
      .transform(width, 0, 0, -height, x, y + height)
      .addContent(`/${label} Do`)
      .restore();
  };
  sheet.tagged("Figure", () => sheet.tags.mark(draw), { alt, bbox: [x, y, x + width, y + height] });
}

function imageObject(doc: PDFKit.PDFDocument, picture: Picture): PDFKit.PDFKitReference {
  const { color, opacity } = pdfImage(picture);
  const common = {
    ...{ Type: "XObject", Subtype: "Image", BitsPerComponent: 8 },
    ...{ Width: picture.width, Height: picture.height },
  };
  const mask = opacity && doc.ref({ ...common, ColorSpace: "DeviceGray", Filter: "FlateDecode" });
  mask?.end(opacity);
  const space = color.channels === 1 ? "DeviceGray" : "DeviceRGB";
  const image = doc.ref({ ...common, ColorSpace: space, Filter: color.filter, ...(mask && { SMask: mask }) });
  image.end(color.bytes);
  return image;
}
