import bidiFactory, { type Bidi } from "bidi-js";
import { type Family, familyOf } from "../printable.ts";
import { arabicForms } from "./arabic-forms.ts";

let made: Bidi | undefined;

// Its tables are unpacked only when a text needs them.
function bidi(): Bidi {
  made ??= bidiFactory();
  return made;
}

const clusters = new Intl.Segmenter("cs", { granularity: "grapheme" });

/** A piece of a line that one font draws at once. */
export type Run = { family: Family; text: string };
type LeveledRun = Run & { level: number; whole: boolean };

/**
 * The pieces of a line in the order of reading, and the same in the order of places from left to right, by the
 * Unicode Bidirectional Algorithm (UAX #9). The direction of the line is that of its first letter.
 */
export function runsOf(line: string): { logical: Run[]; visual: Run[] } {
  const { levels } = bidi().getEmbeddingLevels(line);
  const logical: LeveledRun[] = [];
  for (const { segment, index } of clusters.segment(line)) {
    if (isDirection(segment)) continue;
    const run = runOf(segment, levels[index] ?? 0);
    const last = logical.at(-1);
    if (last && joins(last, run)) last.text += run.text;
    else logical.push(run);
  }
  for (const run of logical) if (run.family === "arabic") run.text = arabicForms(run.text);
  return { logical, visual: reordered(logical) };
}

// Marks of direction show nothing: they have done their work in the levels.
const isDirection = (cluster: string): boolean =>
  /^[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]$/.test(cluster);

/** A run of one cluster; `whole` when nothing may be added, because its font would not order it as it must be. */
function runOf(cluster: string, level: number): LeveledRun {
  const family = familyOf(cluster) ?? "sans";
  const leftwards = level % 2 === 1;
  const text = leftwards ? (bidi().getMirroredCharacter(cluster) ?? cluster) : cluster;
  const fontIsLeftwards = family === "hebrew" || family === "arabic";
  return { family, text, level, whole: family === "emoji" || fontIsLeftwards !== leftwards };
}

const joins = (last: LeveledRun, next: LeveledRun): boolean =>
  !last.whole && !next.whole && last.family === next.family && last.level === next.level;

/** UAX #9, L2: from the highest level down to the lowest odd one, what is at it or above is reversed. */
function reordered(runs: LeveledRun[]): Run[] {
  const ordered = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    for (let start = 0; start < ordered.length; start += 1) {
      let end = start;
      while ((ordered[end]?.level ?? -1) >= level) end += 1;
      if (end > start + 1) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end;
    }
  }
  return ordered;
}

/** Lines of one paragraph, each marked where it would by itself go in another direction than the whole. */
export function directed(lines: string[], paragraph: string): string[] {
  const leftwards = isLeftwards(paragraph);
  return lines.map((line) =>
    isLeftwards(line) === leftwards ? line : `${leftwards ? "\u200f" : "\u200e"}${line}`,
  );
}

const isLeftwards = (text: string): boolean => bidi().getEmbeddingLevels(text).paragraphs[0]?.level === 1;
