import { rememberCutGlyphs } from "./cut-glyphs.ts";
import { type FontName, font } from "./fonts.ts";

export type Lettering = { font: FontName; size: number };
/** A word as a page shows it (the operand of `TJ`); null where its letters are not simply one after the other. */
type Word = { width: number; shown?: string | null };

/**
 * Measures and writes single lines of text: the one place that does. pdfkit's own `text` shapes a line two or three
 * times and goes through options that no document has; here each word is shaped once for the document.
 */
export class TextPen {
  readonly #doc: PDFKit.PDFDocument;
  readonly #fonts = new Map<FontName, { font: PDFKit.EmbeddedFont; words: Map<string, Word> }>();

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
    for (const name of ["regular", "bold"] as const) {
      doc.registerFont(name, font(name)).font(name);
      rememberCutGlyphs(doc._font.subset, name);
      this.#fonts.set(name, { font: doc._font, words: new Map() });
    }
  }

  widthOf(text: string, style: Lettering): number {
    let width = 0;
    for (const word of wordsOf(text)) width += this.#word(word, style.font).width;
    return (width * style.size) / 1000;
  }

  /** Writes from `left` on at the baseline, both in points from the left and the top of the page. */
  write(text: string, left: number, baseline: number, { font: name, size }: Lettering): void {
    const shown = wordsOf(text).map((word) => this.#shown(word, name));
    if (shown.includes(null)) {
      this.#doc.font(name, size).text(text, left, baseline, { lineBreak: false, baseline: "alphabetic" });
      return;
    }
    const { font } = this.#font(name);
    const { page } = this.#doc;
    page.fonts[font.id] ??= font.ref();
    // The page hangs from its top, letters stand on their feet.
    const place = `1 0 0 -1 ${rounded(left)} ${rounded(baseline)} Tm`;
    page.write(`BT\n${place}\n/${font.id} ${rounded(size)} Tf\n[${shown.join("")}] TJ\nET`);
  }

  #font(name: FontName) {
    const known = this.#fonts.get(name);
    if (!known) throw new Error(`no font ${name}`);
    return known;
  }

  #word(word: string, name: FontName): Word {
    const { font, words } = this.#font(name);
    const known = words.get(word);
    if (known) return known;
    const measured: Word = { width: font.widthOfString(word, 1000) };
    words.set(word, measured);
    return measured;
  }

  #shown(text: string, name: FontName): string | null {
    const word = this.#word(text, name);
    word.shown ??= shownBy(this.#font(name).font, text);
    return word.shown;
  }
}

function shownBy(font: PDFKit.EmbeddedFont, word: string): string | null {
  const [glyphs, places] = font.encode(word);
  let shown = "";
  let run = "";
  for (const [index, { xAdvance, advanceWidth, xOffset, yOffset }] of places.entries()) {
    if (xOffset || yOffset) return null;
    run += glyphs[index];
    const closer = advanceWidth - xAdvance;
    if (closer === 0) continue;
    shown += `<${run}>${rounded(closer)}`;
    run = "";
  }
  return run ? `${shown}<${run}>` : shown;
}

// With the space after each, as pdfkit shapes them.
const wordsOf = (text: string): string[] => text.match(/[^ ]* |[^ ]+$/g) ?? [];

// As precise as pdfkit's own numbers.
const rounded = (number: number): number => Math.round(number * 1e6) / 1e6;
