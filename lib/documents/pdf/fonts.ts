import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type Font, type GlyphRun } from "fontkit";

// A path and not an import: bundlers would try to understand a TTF.
const FOLDER = join(process.cwd(), "node_modules/@expo-google-fonts/noto-sans");
const files = {
  regular: "400Regular/NotoSans_400Regular.ttf",
  bold: "600SemiBold/NotoSans_600SemiBold.ttf",
};

export type FontName = keyof typeof files;

const parsed: Partial<Record<FontName, Font>> = {};

/** Parsed once for the process: parsing costs five times as much as drawing an invoice. */
export function font(name: FontName): Font {
  parsed[name] ??= rememberingLayouts(create(readFileSync(join(FOLDER, files[name]))));
  return parsed[name];
}

const MOST_LAYOUTS = 5_000;

/**
 * The same font, which shapes each word once: labels and common words recur in every document. fontkit keeps a
 * glyph with the letters that it stood for first, or with none once a subset has been written; in the next
 * document copied text would be wrong. So each word is shaped with new glyphs, and subsets have their own.
 */
function rememberingLayouts(original: Font): Font {
  const layouts = new Map<string, GlyphRun>();
  const shaped = (text: string): GlyphRun => {
    original._glyphs = {};
    if (layouts.size >= MOST_LAYOUTS) layouts.clear();
    const run = original.layout(text);
    layouts.set(text, run);
    return run;
  };
  const layout = (text: string): GlyphRun => {
    const { glyphs, advanceWidth, positions } = layouts.get(text) ?? shaped(text);
    // Copies, because pdfkit scales the positions in place.
    return { glyphs, advanceWidth, positions: positions.map((position) => ({ ...position })) };
  };
  return Object.assign(Object.create(original), { layout, _glyphs: {} });
}

const inEveryFont = /^[\n\u0020-\u007e\u00a0-\u024f\u2010-\u2026\u20ac]*$/;
const clusters = new Intl.Segmenter("cs", { granularity: "grapheme" });

/**
 * Signs that the font lacks (emoji, scripts of the Orient, control characters) become a visible box each, never
 * nothing: archives may not refer to a missing glyph (ISO 19005-3, 6.2.11.8).
 */
export function printable(text: string): string {
  if (inEveryFont.test(text)) return text;
  return Array.from(clusters.segment(text), ({ segment }) => {
    return segment === "\n" || [...segment].every(isKnown) ? segment : "\ufffd";
  }).join("");
}

// The font has a glyph for U+0000.
const isKnown = (sign: string) =>
  sign >= " " && font("regular").hasGlyphForCodePoint(sign.codePointAt(0) ?? 0);
