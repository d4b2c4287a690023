import type { FontName } from "../fonts.ts";
import type { Family } from "../printable.ts";
import { fallbackFont } from "./fallback-fonts.ts";
import { type Run, runsOf } from "./visual-runs.ts";

type Setting = { font: FontName; size: number };

/** How wide a line is whose signs are of several fonts or go from right to left. */
export function mixedWidth(doc: PDFKit.PDFDocument, line: string, setting: Setting): number {
  return runsOf(line).visual.reduce((sum, run) => sum + runWidth(doc, run, setting), 0);
}

/** Draws such a line: each piece at its place, in the order of reading, so that it is copied in that order too. */
export function drawMixed(
  doc: PDFKit.PDFDocument,
  line: string,
  left: number,
  baseline: number,
  setting: Setting,
): void {
  const { logical, visual } = runsOf(line);
  const places = new Map<Run, number>();
  let x = left;
  for (const run of visual) {
    places.set(run, x);
    x += runWidth(doc, run, setting);
  }
  for (const run of logical) {
    choose(doc, run.family, setting);
    doc.text(run.text, places.get(run) ?? left, baseline, { lineBreak: false, baseline: "alphabetic" });
  }
}

const runWidth = (doc: PDFKit.PDFDocument, { family, text }: Run, setting: Setting): number =>
  choose(doc, family, setting).widthOfString(text);

function choose(doc: PDFKit.PDFDocument, family: Family, { font, size }: Setting): PDFKit.PDFDocument {
  if (family === "sans") return doc.font(font, size);
  const name = `${family}-${font}`;
  doc.registerFont(name, fallbackFont(family, font));
  return doc.font(name, size);
}
