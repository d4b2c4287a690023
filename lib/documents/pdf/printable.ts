import { font } from "./fonts.ts";
import { type FallbackFamily, fallbackFamilies, fallbackFont } from "./scripts/fallback-fonts.ts";

export type Family = "sans" | FallbackFamily;

// Latin, Greek and Cyrillic letters of today: most texts are looked at no closer.
const inEveryFont =
  /^[\n\u0020-\u007e\u00a0-\u024f\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u2010-\u2026\u20ac]*$/;
const clusters = new Intl.Segmenter("cs", { granularity: "grapheme" });
const MISSING = "\ufffd";

/**
 * The text as it can be printed: signs that no font has (scripts of the Far East, control characters) become a visible
 * box each, never nothing: archives may not refer to a missing glyph (ISO 19005-3, 6.2.11.8).
 */
export function printable(text: string): string {
  if (inEveryFont.test(text)) return text;
  return Array.from(clusters.segment(text), ({ segment }) =>
    segment === "\n" || familyOf(segment) ? segment : MISSING,
  ).join("");
}

/** The signs of a text that would be boxes, each once, as people see them. */
export function unprintable(text: string): string[] {
  if (inEveryFont.test(text)) return [];
  const signs = Array.from(clusters.segment(text), ({ segment }) => segment);
  return [...new Set(signs)].filter((sign) => !/^\s$/.test(sign) && !familyOf(sign));
}

/** Whether a printable text needs more than Noto Sans, from left to right. */
export function isMixed(text: string): boolean {
  if (inEveryFont.test(text)) return false;
  return Array.from(clusters.segment(text)).some(
    ({ segment }) => segment !== "\n" && familyOf(segment) !== "sans",
  );
}

const families = new Map<string, Family | null>();
const MOST_FAMILIES = 5_000;

/** The family that has all signs of a cluster; null where none has. */
export function familyOf(cluster: string): Family | null {
  const known = families.get(cluster);
  if (known !== undefined) return known;
  if (families.size >= MOST_FAMILIES) families.clear();
  const found = findFamily(cluster);
  families.set(cluster, found);
  return found;
}

// What shows nothing by itself and only shapes its neighbours: joiners and selectors.
const shaping = /\u200c|\u200d|\ufe0e|\ufe0f/g;

function findFamily(cluster: string): Family | null {
  const signs = Array.from(cluster.replace(shaping, "") || cluster, (sign) => sign.codePointAt(0) ?? 0);
  // The font has a glyph for U+0000.
  if (signs.some((sign) => sign < 0x20)) return null;
  const asPicture = cluster.includes("\ufe0f") && has("emoji", signs);
  if (asPicture) return "emoji";
  if (signs.every((sign) => font("regular").hasGlyphForCodePoint(sign))) return "sans";
  return fallbackFamilies.find((family) => has(family, signs)) ?? null;
}

const has = (family: FallbackFamily, signs: number[]): boolean =>
  signs.every((sign) => fallbackFont(family, "regular").hasGlyphForCodePoint(sign));
