import type { FontName } from "./fonts.ts";
import { type PdfInfo, xmpDescription } from "./metadata.ts";
import { Output, SilentDocument } from "./output.ts";
import { isMixed, printable } from "./printable.ts";
import { drawMixed, mixedWidth } from "./scripts/mixed-text.ts";
import { directed } from "./scripts/visual-runs.ts";
import { type TagOptions, Tags } from "./tags.ts";
import { TextPen } from "./text-pen.ts";
import type { Theme } from "./theme.ts";
import { wrapText } from "./wrap-text.ts";

export type Style = { font: FontName; size: number; color: string };
export type Align = "left" | "right";

export const ink = "#1b2230";
export const muted = "#5d6678";
export const hairline = "#dde1e9";

/** A4 in points, with 17 mm at the sides. */
export const page = { width: 595.28, height: 841.89, left: 48, right: 547.28, top: 52, bottom: 786 };
export const contentWidth = page.right - page.left;

const LEADING = 1.4;
// Where the baseline stands in a line's height.
const BASELINE = 1.04;

export const leading = (style: Style): number => style.size * LEADING;
/** How far under the top of a line its letters stand. */
export const baselineOf = (style: Style): number => style.size * BASELINE;

/**
 * A pen over pdfkit: measured, wrapped, aligned text at absolute places. It never breaks pages by itself. What it
 * gives is PDF/A-3a: for archives, tagged, with room for files (ISO 19005-3).
 */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly tags: Tags;
  readonly theme: Theme;
  readonly #output: Output;
  readonly #pen: TextPen;
  /** The colour that a page is drawn with at the moment: it is said again only where it changes. */
  #fill: { page: PDFKit.PDFPage | null; color: string } = { page: null, color: "" };

  constructor(info: PdfInfo, language: string, theme: Theme) {
    this.theme = theme;
    const doc = new SilentDocument({
      ...{ size: "A4", margin: 0, font: "", autoFirstPage: false, bufferPages: true, pdfVersion: "1.7" },
      ...{ info: { ...info, ModDate: info.CreationDate }, lang: language, displayTitle: true },
      ...{ subset: "PDF/A-3a", tagged: true },
    });
    this.doc = doc;
    this.#output = new Output(doc);
    this.doc._addInfo = () => this.doc.appendXML(xmpDescription(info, language));
    this.tags = new Tags(this.doc);
    this.#pen = new TextPen(this.doc);
  }

  widthOf(text: string, style: Style): number {
    const line = printable(text);
    if (isMixed(line)) return mixedWidth(this.doc, line, style);
    return this.#pen.widthOf(line, style);
  }

  wrap(text: string, width: number, style: Style): string[] {
    const whole = printable(text);
    const wrapped = (part: string) => wrapText(part, width, (piece) => this.widthOf(piece, style));
    if (!isMixed(whole)) return wrapped(whole);
    return whole.split("\n").flatMap((paragraph) => directed(wrapped(paragraph), paragraph));
  }

  /** One line; `y` is its top, `x` its left or right end. */
  text(text: string, x: number, y: number, style: Style, align: Align = "left"): void {
    if (text === "") return;
    const line = printable(text);
    const left = align === "right" ? x - this.widthOf(text, style) : x;
    const baseline = y + baselineOf(style);
    this.tags.mark(() => {
      this.#fillWith(style.color);
      if (isMixed(line)) drawMixed(this.doc, line, left, baseline, style);
      else this.#pen.write(line, left, baseline, style);
    });
  }

  #fillWith(color: string): void {
    const { page } = this.doc;
    if (this.#fill.page === page && this.#fill.color === color) return;
    this.doc.fillColor(color);
    this.#fill = { page, color };
  }

  /** Wrapped lines below each other. @returns the y under the last one */
  block(text: string, x: number, y: number, width: number, style: Style): number {
    const lines = this.wrap(text, width, style);
    lines.forEach((line, index) => {
      this.text(line, x, y + index * leading(style), style);
    });
    return y + lines.length * leading(style);
  }

  rule(y: number, color: string, thickness: number, x = page.left, width = contentWidth): void {
    this.decorate(() => this.shape(color, (doc) => doc.rect(x, y, width, thickness)));
  }

  /** Fills what `outline` draws. */
  shape(color: string, outline: (doc: PDFKit.PDFDocument) => unknown): void {
    this.content(color, (doc) => {
      outline(doc);
      doc.fill();
    });
  }

  /** Draws in a colour. */
  content(color: string, draw: (doc: PDFKit.PDFDocument) => unknown): void {
    this.tags.mark(() => {
      this.#fillWith(color);
      draw(this.doc);
    });
  }

  /** Draws within a new element of the document's structure: "P", "TD"… */
  tagged<Drawn>(tag: string, draw: () => Drawn, options?: TagOptions): Drawn {
    return this.tags.within(this.tags.open(tag, options), draw);
  }

  /** Draws what says nothing by itself, or says again what was said before. */
  decorate<Drawn>(draw: () => Drawn): Drawn {
    return this.tags.within(null, draw);
  }

  /** Closes the document. */
  bytes(): Uint8Array {
    this.doc.end();
    return this.#output.bytes();
  }
}
