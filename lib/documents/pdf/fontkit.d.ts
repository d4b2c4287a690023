declare module "fontkit" {
  export type GlyphRun = { glyphs: object[]; positions: Record<string, number>[]; advanceWidth: number };
  export type Font = {
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): GlyphRun;
    /** Its store of glyphs, not meant for us: see fonts.ts. */
    _glyphs: Record<number, object>;
  };
  export function create(bytes: Uint8Array): Font;
}
