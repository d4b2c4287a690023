declare namespace PDFKit {
  // Doors that pdfkit keeps to itself: see attach-file.ts, metadata.ts, output.ts and text-pen.ts.
  interface PDFDocument {
    _root: { data: { AF?: PDFKitReference[] } };
    _addInfo(): void;
    _font: EmbeddedFont;
    _offset: number;
    _write(data: string | Uint8Array): void;
  }
  interface PDFPage {
    write(data: string): void;
    end(): void;
    content: { write(data: Uint8Array): void };
    fonts: Record<string, PDFKitReference>;
  }
  /** A font in one document, with the glyphs of it that the document uses. */
  interface EmbeddedFont {
    id: string;
    subset: import("./cut-glyphs.ts").TrueTypeSubset;
    ref(): PDFKitReference;
    /** The glyphs as four hexadecimal digits each, and their places in thousandths of the size. */
    encode(text: string): [string[], GlyphPlace[]];
    widthOfString(text: string, size: number): number;
  }
  interface GlyphPlace {
    xAdvance: number;
    advanceWidth: number;
    xOffset: number;
    yOffset: number;
  }
}

declare namespace PDFKit.Mixins {
  interface PDFFont {
    /** pdfkit takes a font that fontkit has parsed already, which its own types do not know. */
    registerFont(name: string, parsed: import("fontkit").Font): this;
  }
  interface StructureElementOptions {
    /** Left, top, right and bottom of a figure. */
    bbox?: [number, number, number, number];
    /** What a cell of a table's head stands over. */
    scope?: "Column" | "Row";
  }
}
