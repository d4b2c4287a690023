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
