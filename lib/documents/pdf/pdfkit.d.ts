declare namespace PDFKit {
  // Two doors that pdfkit keeps to itself: see attach-file.ts and metadata.ts.
  interface PDFDocument {
    _root: { data: { AF?: PDFKitReference[] } };
    _addInfo(): void;
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
