import PDFDocument from "pdfkit";
import { type FontName, font, printable } from "./fonts.ts";
import { wrapText } from "./wrap-text.ts";

export type Style = { font: FontName; size: number; color: string };
export type Align = "left" | "right";

export const ink = "#1b2230";
export const muted = "#5d6678";
export const hairline = "#dde1e9";
export const tint = "#f3f5f9";
export const accent = "#24509a";

/** A4 in points, with 17 mm at the sides. */
export const page = { width: 595.28, height: 841.89, left: 48, right: 547.28, top: 52, bottom: 786 };
export const contentWidth = page.right - page.left;

const LEADING = 1.4;
// Where the baseline stands in a line's height.
const BASELINE = 1.04;

export const leading = (style: Style): number => style.size * LEADING;

/** A pen over pdfkit: measured, wrapped, aligned text at absolute places. It never breaks pages by itself. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;

  constructor(info: PDFKit.DocumentInfo, language: string) {
    this.doc = new PDFDocument({
      ...{ size: "A4", margin: 0, font: "", autoFirstPage: false, bufferPages: true, pdfVersion: "1.7" },
      ...{ info, lang: language, displayTitle: true },
    });
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
    this.doc.font(style.font, style.size).fillColor(style.color);
    this.doc.text(line, left, baseline, { lineBreak: false, baseline: "alphabetic" });
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
    this.doc.rect(x, y, width, thickness).fill(color);
  }

  /** Closes the document. */
  async bytes(): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    this.doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    const ended = new Promise((done, fail) => this.doc.once("end", done).once("error", fail));
    this.doc.end();
    await ended;
    return new Uint8Array(Buffer.concat(chunks));
  }
}
