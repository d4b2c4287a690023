import { getDocument, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A run of text with the box of its letters, in points from the left and the top of the page. */
export type PlacedText = {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** What is no part of the document's structure: page numbers, what is repeated. */
  decoration: boolean;
};

/** The texts of each page with their places, as another program reads them; without what is written aslant. */
export async function pdfPlaces(bytes: Uint8Array): Promise<PlacedText[][]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const pages: PlacedText[][] = [];
  for (let number = 1; number <= document.numPages; number += 1)
    pages.push(await placesOf(await document.getPage(number)));
  await task.destroy();
  return pages;
}

// Of the font, per unit of its size: capitals with their accents, and letters like "g".
const ASCENT = 0.95;
const DESCENT = 0.24;

async function placesOf(page: PDFPageProxy): Promise<PlacedText[]> {
  const { height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const places: PlacedText[] = [];
  const open: boolean[] = [];
  for (const item of items) {
    if (!("str" in item)) {
      if (item.type === "endMarkedContent") open.pop();
      else open.push("tag" in item && item.tag === "Artifact");
      continue;
    }
    const [, slant = 0, , size = 0, left = 0, baseline = 0] = item.transform.map(Number);
    if (item.str.trim() === "" || slant !== 0) continue;
    places.push({
      ...{ text: item.str, left, right: left + item.width, decoration: open.includes(true) },
      ...{ top: height - baseline - size * ASCENT, bottom: height - baseline + size * DESCENT },
    });
  }
  return places;
}
