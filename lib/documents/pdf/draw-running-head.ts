import { contentWidth, muted, page, type Sheet, type Style } from "./sheet.ts";

const small: Style = { font: "regular", size: 8, color: muted };
const GAP = 24;
const ELLIPSIS = "…";

/**
 * At the top of further pages: which document this is, and whose. It repeats the first page, so that what is too long
 * may be shortened. @returns where the content starts
 */
export function drawRunningHead(sheet: Sheet, heading: string, seller: string): number {
  const y = page.top - 16;
  sheet.decorate(() => {
    const left = shortened(sheet, heading, (contentWidth - GAP) / 2);
    sheet.text(left, page.left, y, small);
    const room = contentWidth - GAP - sheet.widthOf(left, small);
    sheet.text(shortened(sheet, seller, room), page.right, y, small, "right");
  });
  return page.top + 8;
}

function shortened(sheet: Sheet, text: string, width: number): string {
  if (sheet.widthOf(text, small) <= width) return text;
  const [line = ""] = sheet.wrap(text, width - sheet.widthOf(ELLIPSIS, small), small);
  return `${line}${ELLIPSIS}`;
}
