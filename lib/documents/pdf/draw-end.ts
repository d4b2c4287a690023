import type { Picture } from "#lib/company/pictures/read-pictures.ts";
import type { InvoiceDocument } from "../invoice-document.ts";
import { drawPicture, fitted } from "./draw-picture.ts";
import { contentWidth, ink, leading, page, type Sheet, type Style } from "./sheet.ts";

const note: Style = { font: "regular", size: 9, color: ink };
const SIGNATURE_ROOM = { width: 170, height: 76 };
const ABOVE = 8;
const GAP = 24;

/** The note, and signature or stamp at its right; on the next page where this one is full. */
export function drawEnd(
  sheet: Sheet,
  document: InvoiceDocument,
  signature: Picture | undefined,
  top: number,
  nextPage: () => number,
): void {
  if (!signature) {
    drawNote(sheet, document.note, top + ABOVE, contentWidth, nextPage);
    return;
  }
  const size = fitted(signature, SIGNATURE_ROOM);
  const y = top + ABOVE + size.height > page.bottom ? nextPage() : top + ABOVE;
  drawPicture(sheet, signature, { x: page.right - size.width, y, ...size, alt: document.pictures.signature });
  drawNote(sheet, document.note, y, contentWidth - size.width - GAP, nextPage);
}

// A long note goes on over as many pages as it needs.
function drawNote(sheet: Sheet, text: string, top: number, width: number, nextPage: () => number): void {
  if (!text) return;
  let y = top;
  sheet.tagged("P", () => {
    for (const line of sheet.wrap(text, width, note)) {
      if (y + leading(note) > page.bottom) y = nextPage();
      sheet.text(line, page.left, y, note);
      y += leading(note);
    }
  });
}
