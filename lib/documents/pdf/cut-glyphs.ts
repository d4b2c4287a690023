/** A glyph as a font file has it; `parts` of one that is put together from others say where their numbers stand in it. */
type CutGlyph = {
  outline: Uint8Array;
  parts: { glyphID: number; pos: number }[];
  metrics: { advance: number; bearing: number };
};

/** What fontkit keeps to itself of the part of a font that a document holds. */
export type TrueTypeSubset = {
  font: {
    getGlyph(id: number): {
      advanceWidth: number;
      _decode(): { numberOfContours: number; components?: CutGlyph["parts"] } | null;
      _getMetrics(): { leftBearing: number };
    };
    loca: { offsets: number[] };
    _getTableStream(name: string): { pos: number; readBuffer(length: number): Uint8Array };
  };
  glyf: Uint8Array[];
  loca: { offsets: number[] };
  hmtx: { metrics: CutGlyph["metrics"][] };
  offset: number;
  includeGlyph(id: number): number;
  _addGlyph(id: number): number;
};

/** Of each font as many as it has glyphs, some hundred bytes each. */
const kept = new Map<string, Map<number, CutGlyph>>();

/** Makes the subset take glyphs that an earlier document has cut out of the font already, which is most of the work. */
export function rememberCutGlyphs(subset: TrueTypeSubset, name: string): void {
  const glyphs = kept.get(name) ?? new Map<number, CutGlyph>();
  kept.set(name, glyphs);
  subset._addGlyph = (id) => {
    const glyph = glyphs.get(id) ?? cut(subset, id);
    glyphs.set(id, glyph);
    const outline = withNumbersOf(subset, glyph);
    subset.glyf.push(outline);
    subset.loca.offsets.push(subset.offset);
    subset.hmtx.metrics.push(glyph.metrics);
    subset.offset += outline.length;
    return subset.glyf.length - 1;
  };
}

function cut({ font }: TrueTypeSubset, id: number): CutGlyph {
  const glyph = font.getGlyph(id);
  const decoded = glyph._decode();
  const [start = 0, end = 0] = font.loca.offsets.slice(id, id + 2);
  const stream = font._getTableStream("glyf");
  stream.pos += start;
  return {
    outline: Uint8Array.from(stream.readBuffer(end - start)),
    parts: decoded && decoded.numberOfContours < 0 ? (decoded.components ?? []) : [],
    metrics: { advance: glyph.advanceWidth, bearing: glyph._getMetrics().leftBearing },
  };
}

// In each document the parts have other numbers.
function withNumbersOf(subset: TrueTypeSubset, { outline, parts }: CutGlyph): Uint8Array {
  if (parts.length === 0) return outline;
  const own = Uint8Array.from(outline);
  const view = new DataView(own.buffer);
  for (const { glyphID, pos } of parts) view.setUint16(pos, subset.includeGlyph(glyphID));
  return own;
}
