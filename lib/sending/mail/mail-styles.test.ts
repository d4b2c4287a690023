import fc from "fast-check";
import { expect, test } from "vitest";
import { lookSchema } from "#lib/company/look/schema.ts";
import { dark, lightened, palette } from "./mail-styles.ts";

const ENOUGH = 4.5;

/** Any colour, most of them at the edge of what the form takes. */
const accent = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map((parts) => `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`)
  .filter((color) => lookSchema.safeParse({ look: "clear", accent: color }).success);

test("whatever colour a company chose, button, name and border can be read by day and by night", () => {
  const property = fc.property(accent, (color) => {
    expect(contrast("#ffffff", color)).toBeGreaterThanOrEqual(ENOUGH);
    expect(contrast(color, palette.card)).toBeGreaterThanOrEqual(ENOUGH);
    expect(contrast(lightened(color), dark.card)).toBeGreaterThanOrEqual(ENOUGH);
  });
  fc.assert(property, { numRuns: 2_000, examples: [["#000000"], ["#767676"], ["#ee0000"]] });
});

test.each(["#ffff00", "#ffffff", "#777777"])("%s is no accent: white letters on it are not read", (color) => {
  expect(lookSchema.safeParse({ look: "clear", accent: color }).success).toBe(false);
});

test.each([
  ["light", palette],
  ["dark", dark],
])("letters can be read on every ground, %s", (_theme, { ink, faint, card, panel }) => {
  for (const letters of [ink, faint])
    for (const ground of [card, panel]) expect(contrast(letters, ground)).toBeGreaterThanOrEqual(ENOUGH);
});

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
