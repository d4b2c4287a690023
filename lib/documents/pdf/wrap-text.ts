/**
 * Breaks text into lines no wider than `width`: at spaces and line breaks, and within a word only where the word
 * alone is wider than a line. Nothing is lost but the spaces at the breaks.
 */
export function wrapText(text: string, width: number, widthOf: (text: string) => number): string[] {
  return text.split("\n").flatMap((paragraph) => wrapParagraph(paragraph, width, widthOf));
}

function wrapParagraph(paragraph: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  const space = widthOf(" ");
  let line = "";
  let used = 0;
  for (const word of paragraph.split(" ")) {
    // Measured with its space, as it will mostly be drawn: the shaped word is found in the cache then.
    const wide = widthOf(`${word} `) - space;
    if (line !== "" && used + space + wide <= width) {
      line += ` ${word}`;
      used += space + wide;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = wide <= width ? [word] : broken(word, width, widthOf);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
    used = pieces.length > 1 ? widthOf(line) : wide;
  }
  return [...lines, line];
}

const clusters = new Intl.Segmenter("cs", { granularity: "grapheme" });

function broken(word: string, width: number, widthOf: (text: string) => number): string[] {
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const { segment } of clusters.segment(word)) {
    const wide = widthOf(segment);
    if (piece !== "" && used + wide > width) {
      pieces.push(piece);
      piece = "";
      used = 0;
    }
    piece += segment;
    used += wide;
  }
  return [...pieces, piece];
}
