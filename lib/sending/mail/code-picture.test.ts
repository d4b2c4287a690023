import { inflateSync } from "node:zlib";
import jsQR from "jsqr";
import { expect, test } from "vitest";
import { codePicture } from "./code-picture.ts";

test.each(["SPD*1.0*ACC:CZ6508000000192000145399*AM:1234.50*CC:CZK", "x".repeat(300)])(
  "a phone reads the code %s",
  (text) => {
    const picture = Buffer.from(codePicture(text));
    expect(picture.length).toBeLessThan(4_000);
    const side = picture.readUInt32BE(16);
    const dataLength = picture.readUInt32BE(33);
    const rows = inflateSync(picture.subarray(41, 41 + dataLength));
    const stride = 1 + Math.ceil(side / 8);
    const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
    for (let y = 0; y < side; y += 1)
      for (let x = 0; x < side; x += 1) {
        const white = ((rows[y * stride + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
        pixels.fill(white * 255, (y * side + x) * 4, (y * side + x) * 4 + 3);
      }
    const read = jsQR(pixels, side, side);
    expect(read?.data).toBe(text);
  },
);
