import PDFDocument from "pdfkit";
import { type FontName, font, printable } from "./fonts.ts";
import { type PdfInfo, xmpDescription } from "./metadata.ts";
import { type TagOptions, Tags } from "./tags.ts";
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

/**
 * A pen over pdfkit: measured, wrapped, aligned text at absolute places. It never breaks pages by itself. What it
 * gives is PDF/A-3a: for archives, tagged, with room for files (ISO 19005-3).
 */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly tags: Tags;
  readonly theme: Theme;
  readonly #chunks: Uint8Array[] = [];
  #ended = false;
  /** The colour that a page is drawn with at the moment: it is said again only where it changes. */
  #fill: { page: PDFKit.PDFPage | null; color: string } = { page: null, color: "" };

  constructor(info: PdfInfo, language: string, theme: Theme) {
    this.theme = theme;
    this.doc = new PDFDocument({
      ...{ size: "A4", margin: 0, font: "", autoFirstPage: false, bufferPages: true, pdfVersion: "1.7" },
      ...{ info: { ...info, ModDate: info.CreationDate }, lang: language, displayTitle: true },
      ...{ subset: "PDF/A-3a", tagged: true },
    });
    this.#collect();
    this.doc._addInfo = () => this.doc.appendXML(xmpDescription(info, language));
    this.tags = new Tags(this.doc);
    this.doc.registerFont("regular", font("regular"));
    this.doc.registerFont("bold", font("bold"));
  }

  widthOf(text: string, style: Style): number {
    return this.doc.font(style.font, style.size).widthOfString(printable(text));
  }

  wrap(text: string, width: number, style: Style): string[] {
    return wrapText(printable(text), width, (part) => this.widthOf(part, style));
  }

  /** One line; `y` is its top, `x` its left or right end. */
  text(text: string, x: number, y: number, style: Style, align: Align = "left"): void {
    if (text === "") return;
    const line = printable(text);
    const left = align === "right" ? x - this.widthOf(line, style) : x;
    const baseline = y + style.size * BASELINE;
    this.tags.mark(() => {
      this.#fillWith(style.color);
      this.doc.font(style.font, style.size);
      this.doc.text(line, left, baseline, { lineBreak: false, baseline: "alphabetic" });
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
    this.tags.mark(() => {
      this.#fillWith(color);
      outline(this.doc);
      this.doc.fill();
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

  // pdfkit gives its bytes through a stream, piece by little piece, though all of them are there at its end.
  #collect(): void {
    const head: Uint8Array | null = this.doc.read();
    if (head) this.#chunks.push(head);
    this.doc.push = (chunk: Uint8Array | null) => {
      if (chunk) this.#chunks.push(chunk);
      else this.#ended = true;
      return true;
    };
  }

  /** Closes the document. */
  bytes(): Uint8Array {
    this.doc.end();
    if (!this.#ended) throw new Error("pdfkit still waits for a part of the document");
    return new Uint8Array(Buffer.concat(this.#chunks));
  }
}
