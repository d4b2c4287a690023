declare module "fontkit" {
  export type Glyph = { id: number; advanceWidth: number; codePoints: number[] };
  export type GlyphRun = { glyphs: Glyph[]; positions: Record<string, number>[]; advanceWidth: number };
  /** What a document has of a font: `mapping` from the numbers of glyphs to their places in `glyphs`. */
  export type Subset = {
    glyphs: number[];
    mapping: Record<number, number>;
    includeGlyph(glyph: number): number;
  };
  export type Font = {
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(
      text: string,
      features?: undefined,
      script?: undefined,
      language?: undefined,
      direction?: "ltr" | "rtl",
    ): GlyphRun;
    createSubset(): Subset;
    /** Its store of glyphs, not meant for us: see fonts.ts. */
    _glyphs: Record<number, object>;
  };
  export function create(bytes: Uint8Array): Font;
}
