import { dateOf } from "#lib/base/dates.ts";
import { pictureKinds } from "#lib/company/pictures/choices.ts";
import type { Pictures } from "#lib/company/pictures/read-pictures.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { type EmbeddedInvoice, embeddedIsdoc } from "./embedded-invoice.ts";
import { type InvoiceDocument, invoiceDocument } from "./invoice-document.ts";
import { attachFile } from "./pdf/attach-file.ts";
import { drawEnd } from "./pdf/draw-end.ts";
import { drawHead } from "./pdf/draw-head.ts";
import { drawLines } from "./pdf/draw-lines.ts";
import { drawPayment } from "./pdf/draw-payment.ts";
import { drawRunningHead } from "./pdf/draw-running-head.ts";
import { drawSummary } from "./pdf/draw-summary.ts";
import { muted, page, Sheet, type Style } from "./pdf/sheet.ts";
import { themeOf } from "./pdf/theme.ts";

const small: Style = { font: "regular", size: 8, color: muted };

/**
 * The invoice as PDF/A-3, in the language of its customer, with the pictures of its look (`readPictures`); an issued
 * one holds its ISDOC, if not another file. The same invoice gives the same bytes: the date inside is that of its issue.
 */
export async function renderInvoicePdf(
  invoice: Invoice,
  pictures: Pictures = {},
  embedded: EmbeddedInvoice | null = embeddedIsdoc(invoice),
): Promise<Uint8Array> {
  requirePictures(invoice, pictures);
  const document = invoiceDocument(invoice);
  const heading = `${document.title} ${document.number}`.trim();
  const created = dateOf(document.createdOn);
  const info = { Title: heading, Author: document.seller.name, CreationDate: created };
  const sheet = new Sheet(
    { ...info, Creator: "Obálka", Producer: "Obálka" },
    document.language,
    themeOf(document.look),
  );

  sheet.doc.addPage();
  const nextPage = () => {
    sheet.doc.addPage();
    return drawRunningHead(sheet, heading, document.seller.name);
  };
  const underHead = drawHead(sheet, document, pictures.logo);
  const underPayment = drawPayment(sheet, document, underHead + 20, nextPage);
  const lines = drawLines(sheet, document, underPayment + 24, nextPage);
  const nextPages = { ofLines: lines.nextPage, plain: nextPage };
  const underSummary = drawSummary(sheet, document, lines.bottom, nextPages);
  drawEnd(sheet, document, pictures.signature, underSummary, nextPage);
  finishPages(sheet, document);
  if (embedded) embed(sheet, embedded, heading, created);
  return sheet.bytes();
}

// A document without its logo would be another one than the customer has.
function requirePictures({ look }: Invoice, pictures: Pictures): void {
  for (const kind of pictureKinds)
    if ((pictures[kind]?.sha256 ?? null) !== look[kind])
      throw new Error(`the ${kind} is not the document's own`);
}

// The type is the standards' own (ISDOC 6.0.2, 3.2; Factur-X 1.07.3).
function embed({ doc }: Sheet, file: EmbeddedInvoice, heading: string, date: Date): void {
  const { format, name, bytes, xmp } = file;
  attachFile(doc, { name, mediaType: "text/xml", description: `${format}: ${heading}`, bytes, date });
  if (xmp) doc.appendXML(xmp);
}

// Only now is it known how many pages there are.
function finishPages(sheet: Sheet, { draftMark }: InvoiceDocument): void {
  const { count } = sheet.doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    sheet.doc.switchToPage(index);
    sheet.text(`${index + 1} / ${count}`, page.right, page.height - 38, small, "right");
    if (draftMark) sheet.tags.mark(() => drawMark(sheet, draftMark));
  }
}

function drawMark({ doc }: Sheet, mark: string): void {
  const middle = { x: page.width / 2, y: page.height / 2 };
  doc.save().rotate(-40, { origin: [middle.x, middle.y] });
  doc.font("bold", 110).fillColor(muted).fillOpacity(0.1);
  const left = middle.x - doc.widthOfString(mark) / 2;
  doc.text(mark, left, middle.y + 40, { lineBreak: false, baseline: "alphabetic" });
  doc.restore();
}
