import { readFileSync } from "node:fs";
import { create } from "fontkit";
import PDFDocument from "pdfkit";
import { renderInvoicePdf } from "#lib/documents/invoice-pdf.ts";
import { Sheet } from "#lib/documents/pdf/sheet.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { sampleInvoice, sampleLines } from "#testing/sample-invoice.ts";
import { median, p95, type Row, timeInTurn } from "./measure.ts";

const fontFile = (name: string) => readFileSync(`node_modules/@expo-google-fonts/noto-sans/${name}.ttf`);
// Parsed once, as its users are told to; without what the app remembers of words and letters.
const fonts = {
  regular: create(fontFile("400Regular/NotoSans_400Regular")),
  bold: create(fontFile("600SemiBold/NotoSans_600SemiBold")),
};
const AIM = 0.8;
const ROUNDS = new Map([
  [10, 200],
  [80, 80],
  [2_000, 8],
]);

/**
 * Invoices as PDF/A-3 with tags and ISDOC, beside bare pdfkit that puts the same strings in the same fonts and sizes at
 * the same places of as many pages: the ratio is what counting places, lines and panels, code, structure, archive and
 * ISDOC cost.
 */
export async function pdf(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [count, rounds] of ROUNDS) {
    const invoice = sampleInvoice({ lines: sampleLines(count) });
    const texts = await textsOf(invoice);
    const times = await timeInTurn(
      () => renderInvoicePdf(invoice),
      () => barePdf(texts),
      rounds,
    );
    const [ours, peer] = [median(times.ours), median(times.peer)];
    rows.push({
      name: `PDFs of ${count} lines with ISDOC`,
      unit: "a second",
      median: 1_000 / ours,
      p95: 1_000 / p95(times.ours),
      peer: { name: "bare pdfkit, the same text", median: 1_000 / peer },
      ratio: peer / ours,
      aim: count === 10 ? `≥ ${AIM} ×` : "none",
      met: count !== 10 || peer / ours >= AIM,
    });
  }
  return rows;
}

type Text = { page: number; font: string; size: number; text: string; x: number; y: number };

/** What is written where, as the drawing itself says it once. */
async function textsOf(invoice: Invoice): Promise<Text[]> {
  const texts: Text[] = [];
  const pages: PDFKit.PDFPage[] = [];
  const { text: write } = Sheet.prototype;
  Sheet.prototype.text = function (text, x, y, style, align = "left") {
    const left = align === "right" ? x - this.widthOf(text, style) : x;
    if (!pages.includes(this.doc.page)) pages.push(this.doc.page);
    const page = pages.indexOf(this.doc.page);
    if (text !== "") texts.push({ page, font: style.font, size: style.size, text, x: left, y });
    write.call(this, text, x, y, style, align);
  };
  try {
    await renderInvoicePdf(invoice);
  } finally {
    Sheet.prototype.text = write;
  }
  return texts.toSorted((a, b) => a.page - b.page);
}

async function barePdf(texts: Text[]): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: "A4", margin: 0, autoFirstPage: false });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((done) => doc.on("end", () => done()));
  for (const [name, font] of Object.entries(fonts)) doc.registerFont(name, font);
  let page = -1;
  for (const each of texts) {
    for (; page < each.page; page += 1) doc.addPage();
    doc.font(each.font, each.size).text(each.text, each.x, each.y, { lineBreak: false });
  }
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}
