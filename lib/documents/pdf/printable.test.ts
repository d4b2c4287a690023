import { expect, test } from "vitest";
import { font } from "./fonts.ts";
import { familyOf, isMixed, printable, unprintable } from "./printable.ts";

test("every sign that is taken without a look has its glyph, in both weights", () => {
  for (let sign = 0; sign < 0xd800; sign += 1) {
    const text = String.fromCodePoint(sign);
    if (sign === 0x0a || printable(text) !== text || isMixed(text)) continue;
    for (const weight of ["regular", "bold"] as const)
      expect(font(weight).hasGlyphForCodePoint(sign), sign.toString(16)).toBe(true);
  }
});

test.each([
  ["a", "sans"],
  ["©", "sans"],
  ["©\ufe0f", "emoji"],
  ["ש", "hebrew"],
  ["ب", "arabic"],
  ["👩‍🍳", "emoji"],
  ["蛋", null],
  ["\u0000", null],
  ["\t", null],
])("%j is set in %s", (cluster, family) => {
  expect(familyOf(cluster)).toBe(family);
});

test("line breaks stay, what cannot be printed leaves a box for each sign", () => {
  expect(printable("dort\n蛋糕\u0007")).toBe("dort\n\ufffd\ufffd\ufffd");
  expect(unprintable("dort\n蛋糕 蛋")).toEqual(["蛋", "糕"]);
});
