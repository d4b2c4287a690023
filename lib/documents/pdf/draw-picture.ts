import type { Picture } from "#lib/company/pictures/read-pictures.ts";
import { pdfImage } from "./pdf-image.ts";
import type { Sheet } from "./sheet.ts";

type Size = { width: number; height: number };

/** How large a picture becomes within `room`: with its own proportions, and never larger than a pixel a point. */
export function fitted(picture: Picture, room: Size): Size {
  const { orientation, ...stored } = pdfImage(picture);
  const { width, height } = orientation > 4 ? { width: stored.height, height: stored.width } : stored;
  const scale = Math.min(room.width / width, room.height / height, 1);
  return { width: width * scale, height: height * scale };
}

type Axis = readonly [number, number, number];
const upright: readonly [Axis, Axis] = [
  [0, 1, 0],
  [0, 0, 1],
];
/**
 * By the orientation of Exif: how far to the right and how far up a point of the image comes, which stands `u` to
 * the right and `v` up in it. Each is `[a, b, c]` for `a + b·u + c·v`.
 */
const axes: readonly (readonly [Axis, Axis])[] = [
  upright,
  [
    [1, -1, 0],
    [0, 0, 1],
  ],
  [
    [1, -1, 0],
    [1, 0, -1],
  ],
  [
    [0, 1, 0],
    [1, 0, -1],
  ],
  [
    [1, 0, -1],
    [1, -1, 0],
  ],
  [
    [0, 0, 1],
    [1, -1, 0],
  ],
  [
    [0, 0, 1],
    [0, 1, 0],
  ],
  [
    [1, 0, -1],
    [0, 1, 0],
  ],
];

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
    const [right, up] = axes[pdfImage(picture).orientation - 1] ?? upright;
    doc
      .save()
      .transform(
        ...[right[1] * width, -up[1] * height, right[2] * width, -up[2] * height],
        ...[x + right[0] * width, y + height - up[0] * height],
      )
      .addContent(`/${label} Do`)
      .restore();
  };
  sheet.tagged("Figure", () => sheet.tags.mark(draw), { alt, bbox: [x, y, x + width, y + height] });
}

function imageObject(doc: PDFKit.PDFDocument, picture: Picture): PDFKit.PDFKitReference {
  const { width, height, color, opacity } = pdfImage(picture);
  const common = {
    ...{ Type: "XObject", Subtype: "Image", BitsPerComponent: 8 },
    ...{ Width: width, Height: height },
  };
  const mask = opacity && doc.ref({ ...common, ColorSpace: "DeviceGray", Filter: "FlateDecode" });
  mask?.end(opacity);
  const space = color.channels === 1 ? "DeviceGray" : "DeviceRGB";
  const image = doc.ref({ ...common, ColorSpace: space, Filter: color.filter, ...(mask && { SMask: mask }) });
  image.end(color.bytes);
  return image;
}
