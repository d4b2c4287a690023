import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type Font, type GlyphRun, type Subset } from "fontkit";
import type { FontName } from "../fonts.ts";
import { plainLetters } from "./arabic-forms.ts";

// A path and not an import: bundlers would try to understand a TTF.
const FOLDER = join(process.cwd(), "node_modules/@expo-google-fonts");
const emoji = "noto-emoji/400Regular/NotoEmoji_400Regular.ttf";
const files = {
  hebrew: {
    regular: "noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf",
    bold: "noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf",
  },
  arabic: {
    regular: "noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
    bold: "noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf",
  },
  emoji: { regular: emoji, bold: emoji },
} as const;

export type FallbackFamily = keyof typeof files;
export const fallbackFamilies = ["hebrew", "arabic", "emoji"] as const satisfies FallbackFamily[];

const parsed = new Map<string, Font>();

/** Read only when a text needs it, and once for the process. */
export function fallbackFont(family: FallbackFamily, weight: FontName): Font {
  const file = files[family][weight];
  const known = parsed.get(file);
  if (known) return known;
  const direction = family === "emoji" ? "ltr" : "rtl";
  const font = copiedAsWritten(create(readFileSync(join(FOLDER, file))), direction);
  parsed.set(file, font);
  return font;
}

// Beyond the numbers of glyphs in a font.
const NEXT = 0x10000;

/**
 * The same font, whose text can be copied as it was written. One glyph may stand for several letters (a thumb of any
 * skin), and pdfkit knows only the first of them: each gets a number, and in the subset a glyph, of its own.
 */
function copiedAsWritten(original: Font, direction: "ltr" | "rtl"): Font {
  const variants = new Map<string, number>();
  const numberOf = (id: number, codePoints: number[]): number => {
    const key = `${id}:${codePoints.join()}`;
    const number = variants.get(key) ?? id + NEXT * variants.size;
    variants.set(key, number);
    return number;
  };
  const layout = (text: string): GlyphRun => {
    // fontkit keeps a glyph with the letters that it stood for first.
    original._glyphs = {};
    const run = original.layout(text, undefined, undefined, undefined, direction);
    const whole = run.glyphs.length === 1 ? Array.from(text, (sign) => sign.codePointAt(0) ?? 0) : null;
    const glyphs = run.glyphs.map(({ id, advanceWidth, codePoints }) => {
      const letters = plainLetters(whole ?? codePoints);
      return { id: numberOf(id, letters), advanceWidth, codePoints: letters };
    });
    const { positions } = run;
    // Summed when it is asked for: pdfkit scales the positions in place before.
    return {
      ...{ glyphs, positions },
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance = 0 }) => sum + xAdvance, 0);
      },
    };
  };
  const createSubset = (): Subset => {
    const subset = original.createSubset();
    const include = (number: number): number => {
      subset.mapping[number] ??= subset.glyphs.push(number % NEXT) - 1;
      return subset.mapping[number];
    };
    return Object.assign(subset, { includeGlyph: include });
  };
  return Object.assign(Object.create(original), { layout, createSubset, _glyphs: {} });
}
