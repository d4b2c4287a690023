import { dateOf } from "#lib/base/dates.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { type InvoiceDocument, invoiceDocument } from "./invoice-document.ts";
import { drawHead } from "./pdf/draw-head.ts";
import { drawLines } from "./pdf/draw-lines.ts";
import { drawPayment } from "./pdf/draw-payment.ts";
import { drawSummary } from "./pdf/draw-summary.ts";
import { muted, page, Sheet, type Style } from "./pdf/sheet.ts";

const small: Style = { font: "regular", size: 8, color: muted };

/**
 * The invoice as PDF, in the language of its customer. The same invoice gives the same bytes: the date inside is
 * that of its issue.
 */
export async function renderInvoicePdf(invoice: Invoice): Promise<Uint8Array> {
  const document = invoiceDocument(invoice);
  const heading = `${document.title} ${document.number}`.trim();
  const created = dateOf(document.createdOn);
  const info = { Title: heading, Author: document.seller.name, CreationDate: created, ModDate: created };
  const sheet = new Sheet({ ...info, Creator: "Obálka", Producer: "Obálka" }, document.language);

  addPage(sheet, document);
  const nextPage = () => {
    addPage(sheet, document);
    sheet.text(heading, page.left, page.top - 16, small);
    sheet.text(document.seller.name, page.right, page.top - 16, small, "right");
    return page.top + 8;
  };
  const underHead = drawHead(sheet, document);
  const underPayment = drawPayment(sheet, document, underHead + 20);
  const underLines = drawLines(sheet, document, underPayment + 24, nextPage);
  drawSummary(sheet, document, underLines, nextPage);
  numberPages(sheet);
  return sheet.bytes();
}

function addPage({ doc }: Sheet, { draftMark }: InvoiceDocument): void {
  doc.addPage();
  if (!draftMark) return;
  const middle = { x: page.width / 2, y: page.height / 2 };
  doc.save().rotate(-40, { origin: [middle.x, middle.y] });
  doc.font("bold", 110).fillColor("#eceff5");
  const left = middle.x - doc.widthOfString(draftMark) / 2;
  doc.text(draftMark, left, middle.y + 40, { lineBreak: false, baseline: "alphabetic" });
  doc.restore();
}

function numberPages(sheet: Sheet): void {
  const { count } = sheet.doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    sheet.doc.switchToPage(index);
    sheet.text(`${index + 1} / ${count}`, page.right, page.height - 38, small, "right");
  }
}
