import type { InvoiceDocument } from "../invoice-document.ts";
import type { PartyBlock } from "../party-block.ts";
import { accent, contentWidth, ink, leading, muted, page, type Sheet, type Style } from "./sheet.ts";

const title: Style = { font: "bold", size: 22, color: ink };
const subtitle: Style = { font: "regular", size: 9.5, color: muted };
const label: Style = { font: "regular", size: 8, color: muted };
const name: Style = { font: "bold", size: 10.5, color: ink };
const body: Style = { font: "regular", size: 9.5, color: ink };
const faint: Style = { ...body, color: muted };
const small: Style = { font: "regular", size: 8, color: muted };
const GUTTER = 28;

/** Title, seller and buyer. @returns the y under them */
export function drawHead(sheet: Sheet, document: InvoiceDocument): number {
  const { left, top } = page;
  sheet.rule(top, accent, 3, left, 30);
  const heading = `${document.title} ${document.number}`.trim();
  let y = sheet.tagged("H1", () => sheet.block(heading, left, top + 14, contentWidth, title));
  if (document.subtitle)
    y = sheet.tagged("P", () => sheet.block(document.subtitle, left, y - 2, contentWidth, subtitle));
  for (const line of document.references)
    y = sheet.tagged("P", () => sheet.block(line, left, y + 4, contentWidth, body));
  const width = (contentWidth - GUTTER) / 2;
  const ends = [
    sheet.tagged("P", () => drawParty(sheet, document.seller, left, y + 20, width)),
    sheet.tagged("P", () => drawParty(sheet, document.buyer, left + width + GUTTER, y + 20, width)),
  ];
  return Math.max(...ends);
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
