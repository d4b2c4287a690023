import fc from "fast-check";
import { expect, test } from "vitest";
import { wrapText } from "./wrap-text.ts";

const widthOf = (text: string) => [...text].length;

test.each([
  ["jedna dvě tři", 8, ["jedna", "dvě tři"]],
  ["nejneobhospodařovávatelnější", 10, ["nejneobhos", "podařováva", "telnější"]],
  ["a nejneobhospodařovávatelnější b", 10, ["a", "nejneobhos", "podařováva", "telnější b"]],
  ["první\n\ndruhý", 10, ["první", "", "druhý"]],
  ["", 10, [""]],
])("%j in lines of %i", (text, width, lines) => {
  expect(wrapText(text, width, widthOf)).toEqual(lines);
});

test("no line is too wide and no letter is lost", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "ř", " ", "\n", "👩‍🍳"), maxLength: 200 });
  fc.assert(
    fc.property(text, fc.integer({ min: 3, max: 30 }), (written, width) => {
      const lines = wrapText(written, width, widthOf);
      for (const line of lines) expect(widthOf(line.trim())).toBeLessThanOrEqual(width);
      expect(lines.join("").replace(/\s/g, "")).toBe(written.replace(/\s/g, ""));
    }),
  );
});
