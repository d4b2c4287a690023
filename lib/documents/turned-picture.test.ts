import { expect, test } from "vitest";
import { checkPicture } from "#lib/company/pictures/check-picture.ts";
import { pdfPixels } from "#testing/pdf-pixels.ts";
import { pictureOf, turnedJpeg } from "#testing/pictures.ts";
import { sampleInvoice } from "#testing/sample-invoice.ts";
import { renderInvoicePdf } from "./invoice-pdf.ts";

// Where the first row and the first column of the stored picture are seen (Exif 2.32, 4.6.4).
const seen = [
  ["top", "left"],
  ["top", "right"],
  ["bottom", "right"],
  ["bottom", "left"],
  ["left", "top"],
  ["right", "top"],
  ["right", "bottom"],
  ["left", "bottom"],
] as const;
const opposite = { top: "bottom", bottom: "top", left: "right", right: "left" } as const;
type Side = keyof typeof opposite;

const colors = {
  red: [255, 0, 0],
  green: [0, 255, 0],
  yellow: [255, 255, 0],
  magenta: [255, 0, 255],
} as const;
type Color = keyof typeof colors;

test.each(
  seen.flatMap((sides, index) => [false, true].map((little) => ({ orientation: index + 1, sides, little }))),
)(
  "a photograph taken with orientation $orientation is upright on documents, little-endian: $little",
  async ({ orientation, sides: [row, column], little }) => {
    const bytes = turnedJpeg(orientation, little);
    const { type, ...size } = checkPicture(bytes);
    expect(size).toEqual(orientation > 4 ? { width: 16, height: 32 } : { width: 32, height: 16 });
    const signature = pictureOf(bytes, size, type);
    const look = { name: "plain", accent: "#000000", logo: null, signature: signature.sha256 } as const;
    const pixels = await pdfPixels(await renderInvoicePdf(sampleInvoice({ look }), { signature }), 1);
    const places = placesOf(pixels);
    expect(places.red).toBe(corner(row, column));
    expect(places.green).toBe(corner(row, opposite[column]));
    expect(places.yellow).toBe(corner(opposite[row], column));
    expect(places.magenta).toBe(corner(opposite[row], opposite[column]));
  },
);

test("a photograph from before its orientation was heeded keeps its proportions", async () => {
  const bytes = turnedJpeg(6);
  const drawn = (size: { width: number; height: number }) => {
    const signature = pictureOf(bytes, size, "image/jpeg");
    const look = { name: "plain", accent: "#000000", logo: null, signature: signature.sha256 } as const;
    return renderInvoicePdf(sampleInvoice({ look }), { signature });
  };
  const [before, now] = [await drawn({ width: 32, height: 16 }), await drawn({ width: 16, height: 32 })];
  expect(Buffer.from(before).equals(Buffer.from(now))).toBe(true);
});

const corner = (...sides: Side[]) => sides.sort().join(" ");

/** In which corner of them all each colour is seen. */
function placesOf({ data, width }: Awaited<ReturnType<typeof pdfPixels>>): Record<Color, string> {
  const middles = (Object.keys(colors) as Color[]).map((color) => {
    const found: [number, number][] = [];
    for (let at = 0; at < data.length; at += 4) {
      const near = colors[color].every((value, channel) => Math.abs((data[at + channel] ?? 0) - value) < 60);
      if (near) found.push([(at / 4) % width, Math.floor(at / 4 / width)]);
    }
    const mean = (axis: 0 | 1) => found.reduce((sum, place) => sum + place[axis], 0) / found.length;
    return { color, x: mean(0), y: mean(1) };
  });
  const [middleX, middleY] = (["x", "y"] as const).map(
    (axis) => middles.reduce((sum, one) => sum + one[axis], 0) / 4,
  );
  const sideOf = ({ x, y }: { x: number; y: number }) =>
    corner(x < (middleX ?? 0) ? "left" : "right", y < (middleY ?? 0) ? "top" : "bottom");
  return Object.fromEntries(middles.map((one) => [one.color, sideOf(one)])) as Record<Color, string>;
}
