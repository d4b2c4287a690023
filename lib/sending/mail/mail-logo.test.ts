import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { readPng } from "#lib/company/pictures/read-png.ts";
import { jpegParts, markPng, pictureOf, png } from "#testing/pictures.ts";
import { mailLogo } from "./mail-logo.ts";

test("a small logo goes as it is, a large one smaller, sharp enough for phones", () => {
  const small = markPng(120);
  expect(mailLogo(pictureOf(small, { width: 120, height: 120 }))).toMatchObject({
    height: 56,
    picture: { content: new Uint8Array(small), contentType: "image/png" },
  });
  const noisy = png({ width: 1200, height: 300, data: noise(1200, 300, 3) });
  expect(noisy.length).toBeGreaterThan(1_000_000);
  const logo = mailLogo(pictureOf(noisy, { width: 1200, height: 300 }));
  expect(logo?.height).toBe(50);
  expect(readPng(Buffer.from(logo?.picture.content ?? []))).toMatchObject({ width: 400, height: 100 });
  expect(logo?.picture.content.length).toBeLessThan(180_000);
});

test("what shrinks keeps its colours, also where it is see-through", () => {
  const rows = Buffer.concat([noise(800, 200, 4, [200, 60, 20])]);
  const large = png({ width: 800, height: 200, color: 6, data: rows });
  const logo = mailLogo(pictureOf(large, { width: 800, height: 200 }));
  const { rgb, alpha } = readPng(Buffer.from(logo?.picture.content ?? [])) ?? {};
  expect([...(rgb?.subarray(0, 3) ?? [])]).toEqual([200, 60, 20]);
  expect(alpha).toHaveLength(400 * 100);
});

test("a photograph that is too heavy is left out", () => {
  const photo = Buffer.concat([jpegParts(900, 300), Buffer.alloc(150 * 1024)]);
  const size = { width: 900, height: 300 };
  expect(mailLogo(pictureOf(photo, size, "image/jpeg"))?.height).toBe(56);
  const heavy = Buffer.concat([photo, Buffer.alloc(60 * 1024)]);
  expect(mailLogo(pictureOf(heavy, size, "image/jpeg"))).toBeNull();
});

/** Rows of pixels that nothing packs: of any colour, or of one and any opacity. */
function noise(width: number, height: number, channels: number, color?: number[]): Buffer {
  const stride = 1 + width * channels;
  const rows = randomBytes(height * stride);
  for (let y = 0; y < height; y += 1) {
    rows[y * stride] = 0;
    for (let x = 0; color && x < width; x += 1) rows.set(color, y * stride + 1 + x * channels);
  }
  return rows;
}
