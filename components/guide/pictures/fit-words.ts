// Widths in ems, of the widest among the usual system fonts (DejaVu Sans): with any other there is room to spare.
const widths: [RegExp, number][] = [
  [/[ijlíľĺ|.,:;!' ]/, 0.34],
  [/[ftrřťŕI()\-/]/, 0.43],
  [/[mwMW@%]/, 0.98],
  [/[A-ZÁ-Ž0-9]/, 0.7],
];
const OTHER = 0.63;
const BOLD = 1.1;
const SMALLEST = 11;

type Room = { width: number; size: number; maxLines?: number; bold?: boolean };

/** Breaks a text into lines that fit into the room; where that is not enough, in a smaller size. */
export function fitWords(text: string, { width, size, maxLines = 1, bold = false }: Room) {
  for (let fitting = size; ; fitting -= 0.5) {
    const lines = linesOf(text, width / (fitting * (bold ? BOLD : 1)));
    const fits = lines.length <= maxLines && lines.every((line) => !line.tooWide);
    if (fits || fitting <= SMALLEST) return { lines: lines.map((line) => line.text), size: fitting };
  }
}

function linesOf(text: string, ems: number): { text: string; tooWide: boolean }[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer) <= ems) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => ({ text: line, tooWide: widthOf(line) > ems }));
}

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + widthOfLetter(letter), 0);
}

function widthOfLetter(letter: string): number {
  return widths.find(([letters]) => letters.test(letter))?.[1] ?? OTHER;
}
