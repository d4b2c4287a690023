import type { Picture } from "#lib/company/pictures/read-pictures.ts";
import type { InvoiceDocument } from "../invoice-document.ts";
import type { PartyBlock } from "../party-block.ts";
import { drawPicture, fitted } from "./draw-picture.ts";
import { contentWidth, hairline, ink, leading, muted, page, type Sheet, type Style } from "./sheet.ts";

const title = { font: "bold", size: 22 } as const;
const subtitle: Style = { font: "regular", size: 9.5, color: muted };
const label: Style = { font: "regular", size: 8, color: muted };
const name: Style = { font: "bold", size: 10.5, color: ink };
const body: Style = { font: "regular", size: 9.5, color: ink };
const faint: Style = { ...body, color: muted };
const small: Style = { font: "regular", size: 8, color: muted };
const GUTTER = 28;
const LOGO_ROOM = { width: 170, height: 60 };
const WHITE = "#ffffff";
const BAND = 24;
/** White around the logo on a band. */
const PLATE = 8;

/** Title, seller and buyer; the logo at the right of the title, which leaves it its room. @returns the y under them */
export function drawHead(sheet: Sheet, document: InvoiceDocument, logo: Picture | undefined): number {
  const { left } = page;
  const under = sheet.theme.head === "band" ? drawBand : drawTitleLine;
  let y = under(sheet, document, logo);
  for (const line of document.references)
    y = sheet.tagged("P", () => sheet.block(line, left, y + 4, contentWidth, body));
  const width = (contentWidth - GUTTER) / 2;
  const ends = [
    sheet.tagged("P", () => drawParty(sheet, document.seller, left, y + 20, width)),
    sheet.tagged("P", () => drawParty(sheet, document.buyer, left + width + GUTTER, y + 20, width)),
  ];
  return Math.max(...ends);
}

function drawTitleLine(sheet: Sheet, document: InvoiceDocument, logo: Picture | undefined): number {
  const { head, accent } = sheet.theme;
  if (head === "rule") sheet.rule(page.top, accent, 3, page.left, 30);
  const size = logo && fitted(logo, LOGO_ROOM);
  const titleWidth = contentWidth - (size ? size.width + GUTTER : 0);
  const underTitle = drawTitle(sheet, document, page.top + 14, titleWidth, { title: ink, subtitle: muted });
  const at = { x: page.right - (size?.width ?? 0), y: page.top };
  if (logo && size) drawPicture(sheet, logo, { ...at, ...size, alt: document.pictures.logo });
  const y = Math.max(underTitle, page.top + (size?.height ?? 0));
  if (head !== "line") return y;
  sheet.rule(y + 8, hairline, 0.5);
  return y + 12;
}

// White on the accent colour, from edge to edge; the logo, of whatever colours, on white.
function drawBand(sheet: Sheet, document: InvoiceDocument, logo: Picture | undefined): number {
  const size = logo && fitted(logo, LOGO_ROOM);
  const plate = size && { width: size.width + 2 * PLATE, height: size.height + 2 * PLATE };
  const titleWidth = contentWidth - (plate ? plate.width + GUTTER : 0);
  const titleHeight =
    sheet.wrap(headingOf(document), titleWidth, { ...title, color: WHITE }).length *
      leading({ ...title, color: WHITE }) +
    (document.subtitle ? sheet.wrap(document.subtitle, titleWidth, subtitle).length * leading(subtitle) : 0);
  const height = Math.max(titleHeight, plate?.height ?? 0) + 2 * BAND;
  sheet.decorate(() => sheet.shape(sheet.theme.accent, (doc) => doc.rect(0, 0, page.width, height)));
  drawTitle(sheet, document, (height - titleHeight) / 2, titleWidth, { title: WHITE, subtitle: WHITE });
  if (logo && size && plate) {
    const [x, y] = [page.right - plate.width, (height - plate.height) / 2];
    sheet.decorate(() => sheet.shape(WHITE, (doc) => doc.roundedRect(x, y, plate.width, plate.height, 4)));
    drawPicture(sheet, logo, { x: x + PLATE, y: y + PLATE, ...size, alt: document.pictures.logo });
  }
  return height + 8;
}

const headingOf = ({ title, number }: InvoiceDocument) => `${title} ${number}`.trim();

function drawTitle(
  sheet: Sheet,
  document: InvoiceDocument,
  top: number,
  width: number,
  colors: { title: string; subtitle: string },
): number {
  const { left } = page;
  const y = sheet.tagged("H1", () =>
    sheet.block(headingOf(document), left, top, width, { ...title, color: colors.title }),
  );
  if (!document.subtitle) return y;
  const style = { ...subtitle, color: colors.subtitle };
  return sheet.tagged("P", () => sheet.block(document.subtitle, left, y - 2, width, style));
}

function drawParty(sheet: Sheet, party: PartyBlock, x: number, top: number, width: number): number {
  let y = sheet.block(party.label, x, top, width, label) + 3;
  y = sheet.block(party.name, x, y, width, name);
  for (const line of party.address) y = sheet.block(line, x, y, width, body);
  if (party.numbers.length > 0 || party.status) y += 6;
  for (const number of party.numbers) y = drawNumber(sheet, number, x, y, width);
  if (party.status) y = sheet.block(party.status, x, y, width, body);
  return party.small ? sheet.block(party.small, x, y + 4, width, small) : y;
}

function drawNumber(
  sheet: Sheet,
  number: { label: string; value: string },
  x: number,
  y: number,
  width: number,
): number {
  const indent = sheet.widthOf(`${number.label} `, faint) + 2;
  sheet.text(number.label, x, y, faint);
  return Math.max(sheet.block(number.value, x + indent, y, width - indent, body), y + leading(body));
}
