import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { jpegParts, markPng, png, pngChunk } from "#testing/pictures.ts";
import { checkPicture } from "./check-picture.ts";
import { readPng } from "./read-png.ts";

const gray = png({ width: 2, height: 2, color: 0, data: Buffer.from([0, 0, 255, 0, 255, 0]) });
const damaged = Buffer.from(markPng());
damaged[80] = (damaged[80] ?? 0) ^ 1;

test.each([
  ["a PNG", gray, { type: "image/png", width: 2, height: 2 }],
  ["a PNG with opacity", markPng(30), { type: "image/png", width: 30, height: 30 }],
  ["a JPEG", jpegParts(320, 200), { type: "image/jpeg", width: 320, height: 200 }],
  ["a gray JPEG", jpegParts(4000, 1, 1), { type: "image/jpeg", width: 4000, height: 1 }],
])("%s is taken", (_name, bytes, picture) => {
  expect(checkPicture(bytes)).toEqual(picture);
});

test.each([
  ["an SVG", Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'), "pictureSvg"],
  ["a text", Buffer.from("logo.png"), "pictureKind"],
  ["nothing", Buffer.alloc(0), "pictureKind"],
  ["a GIF", Buffer.from("GIF89a"), "pictureKind"],
  ["20 MB", Buffer.concat([gray, randomBytes(20 * 1024 * 1024)]), "pictureTooLarge?max=2"],
  ["a PNG with a wrong bit", damaged, "pictureBroken"],
  ["half a PNG", markPng().subarray(0, 200), "pictureBroken"],
  ["the first bytes of a PNG", gray.subarray(0, 12), "pictureBroken"],
  ["a PNG with too few rows", png({ width: 2, height: 3, data: Buffer.alloc(14) }), "pictureBroken"],
  ["a PNG with a row too many", png({ width: 2, height: 1, data: Buffer.alloc(14) }), "pictureBroken"],
  [
    "a PNG with an unknown filter",
    png({ width: 1, height: 1, data: Buffer.from([7, 0, 0, 0]) }),
    "pictureBroken",
  ],
  [
    "a PNG without its palette",
    png({ width: 1, height: 1, color: 3, data: Buffer.alloc(2) }),
    "pictureBroken",
  ],
  ["a huge PNG", png({ width: 4001, height: 1, data: Buffer.alloc(0) }), "picturePixels?max=4000"],
  [
    "a small file that unpacks to 500 MB",
    png({ width: 8, height: 8, data: Buffer.alloc(5e8) }),
    "pictureBroken",
  ],
  ["a huge JPEG", jpegParts(5000, 10), "picturePixels?max=4000"],
  ["half a JPEG", jpegParts(320, 200).subarray(0, -2), "pictureBroken"],
  ["a JPEG without a frame", Buffer.from("ffd8ffda0004000012ffd9", "hex"), "pictureBroken"],
  ["a JPEG for presses", jpegParts(320, 200, 4), "pictureCmyk"],
])("%s is refused with a sentence", (_name, bytes, sentence) => {
  expect(() => checkPicture(bytes)).toThrow(sentence);
});

test("a PNG of any kind gives the same pixels", () => {
  const pixels = Buffer.from([255, 0, 0, 0, 0, 255]);
  const palette = pngChunk("PLTE", pixels);
  const wide = Buffer.from([0, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255]);
  const pictures = [
    png({ width: 2, height: 1, data: Buffer.from([0, 255, 0, 0, 0, 0, 255]) }),
    png({ width: 2, height: 1, data: Buffer.from([1, 255, 0, 0, 1, 0, 255]) }),
    png({ width: 2, height: 1, data: Buffer.from([4, 255, 0, 0, 1, 0, 255]) }),
    png({ width: 2, height: 1, depth: 16, data: wide }),
    png({ width: 2, height: 1, color: 3, depth: 1, data: Buffer.from([0, 0b0100_0000]) }, palette),
    png({ width: 2, height: 1, interlace: 1, data: Buffer.from([0, 255, 0, 0, 0, 0, 0, 255]) }),
  ];
  for (const picture of pictures)
    expect(readPng(picture)).toEqual({ width: 2, height: 1, rgb: pixels, alpha: null });
});

test("what is see-through in a PNG stays so, whichever way it says it", () => {
  const palette = [pngChunk("PLTE", Buffer.from([9, 9, 9, 8, 8, 8])), pngChunk("tRNS", Buffer.from([0]))];
  const key = pngChunk("tRNS", Buffer.from([0, 7]));
  const alphas = [
    png({ width: 2, height: 1, color: 3, data: Buffer.from([0, 0, 1]) }, ...palette),
    png({ width: 2, height: 1, color: 0, data: Buffer.from([0, 7, 8]) }, key),
    png({ width: 2, height: 1, color: 4, data: Buffer.from([0, 7, 0, 8, 255]) }),
  ].map((picture) => readPng(picture)?.alpha);
  for (const alpha of alphas) expect(alpha).toEqual(Buffer.from([0, 255]));
});
