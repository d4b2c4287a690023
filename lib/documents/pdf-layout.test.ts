import fc from "fast-check";
import { expect, test } from "vitest";
import { looks } from "#lib/company/look/choices.ts";
import type { Pictures } from "#lib/company/pictures/read-pictures.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { type PlacedText, pdfPlaces } from "#testing/pdf-places.ts";
import { markPng, pictureOf } from "#testing/pictures.ts";
import { randomInvoice } from "#testing/random-invoice.ts";
import { sampleInvoice, sampleLines } from "#testing/sample-invoice.ts";
import { invoiceDocument } from "./invoice-document.ts";
import { renderInvoicePdf } from "./invoice-pdf.ts";
import { printable } from "./pdf/printable.ts";
import { page } from "./pdf/sheet.ts";

const { seller, buyer, look } = sampleInvoice();
const logo = pictureOf(markPng(), { width: 120, height: 120 });
const both = { logo, signature: logo };
const hashes = { logo: logo.sha256, signature: logo.sha256 };

const lookOf = (name: (typeof looks)[number]) => ({ ...look, name });
const word = (length: number) => "ŽlutýKůňÚpěl".repeat(50).slice(0, length);
const dear = (count: number) =>
  sampleLines(count).map((line, index) => ({
    ...line,
    ...{ quantity: `-9999999999.${index + 1_000}`, unit: "nejdelší měrná jedno" },
    ...{ unitPriceMinor: 99_999_999_999_999n, discount: "33.33" },
  }));
const manyRates = Array.from({ length: 70 }, (_, index) =>
  sampleLines(1).map((line) => ({ ...line, vatRate: String(index + 1) })),
).flat();
const credited = {
  kind: "creditNote",
  reason: `Vrácené zboží ${word(300)}`,
  origin: {
    id: "01a20000-0000-7000-8000-000000000009",
    kind: "invoice",
    number: "7",
    issuedOn: "2026-10-01",
  },
} satisfies Partial<Invoice>;
const long = {
  lines: sampleLines(9).map((line) => ({ ...line, description: word(500) })),
  seller: { ...seller, name: word(200), street: word(200), registerEntry: word(300) },
  buyer: { ...buyer, name: word(500), street: "Dlouhá ".repeat(28) },
  note: `${"Děkujeme za Vaši objednávku. ".repeat(50)}${word(550)}`,
};

const matrix: [string, Partial<Invoice>, Pictures?][] = [
  ...[1, 40, 300].flatMap((count): [string, Partial<Invoice>][] => [
    [`${count} lines, clear`, { lines: sampleLines(count), look: lookOf("clear") }],
    [`${count} lines, band, Slovak`, { lines: sampleLines(count), look: lookOf("band"), language: "sk" }],
    [`${count} lines, plain, English`, { lines: sampleLines(count), look: lookOf("plain"), language: "en" }],
  ]),
  ["2,000 lines", { lines: sampleLines(2_000) }],
  ["euros, recap in crowns, discount, rounding", euros(40)],
  ["a credit note", { ...credited, lines: sampleLines(40) }],
  ["who pays no VAT", { seller: { ...seller, vatPayer: false }, lines: sampleLines(40) }],
  ["15-digit prices", { lines: dear(40), discount: "12.25" }],
  ["15-digit prices in English", { ...euros(3), lines: dear(30), language: "en" }],
  ["words of 500 letters", long],
  ["logo and signature", { lines: sampleLines(40), look: { ...look, ...hashes } }, both],
  ...looks.map((name): [string, Partial<Invoice>, Pictures] => [
    `everything at once, ${name}`,
    { ...long, ...credited, lines: [...dear(3), ...long.lines], look: { ...lookOf(name), ...hashes } },
    both,
  ]),
  ["a recap longer than a page", { ...euros(0), lines: manyRates }],
  ["a draft", { state: "draft", number: null, issuedOn: null, lines: sampleLines(40) }],
];

function euros(count: number): Partial<Invoice> {
  return { currency: "EUR", exchangeRate: "25.285", discount: "5", rounded: true, lines: sampleLines(count) };
}

test.each(matrix)(
  "%s: all is there, within the margins, and nothing upon anything",
  async (_, changes, pictures) => {
    const invoice = sampleInvoice(changes);
    const pages = await pdfPlaces(await renderInvoicePdf(invoice, pictures));
    expectGoodPlaces(pages);
    expectWhole(pages, invoice);
  },
  60_000,
);

test("so it is for documents of any kind with whatever may be written in them", async () => {
  await fc.assert(
    fc.asyncProperty(randomInvoice, async (invoice) => {
      expectGoodPlaces(await pdfPlaces(await renderInvoicePdf(invoice)));
    }),
    { numRuns: 40 },
  );
}, 60_000);

/** For the rounding of positions. */
const NEAR = 0.2;

function expectGoodPlaces(pages: PlacedText[][]): void {
  pages.forEach((texts, index) => {
    for (const each of texts) {
      expect(each.left, each.text).toBeGreaterThanOrEqual(page.left - NEAR);
      expect(each.right, each.text).toBeLessThanOrEqual(page.right + NEAR);
      if (each.decoration) continue;
      expect(each.top, each.text).toBeGreaterThanOrEqual(0);
      expect(each.bottom, each.text).toBeLessThanOrEqual(page.bottom + NEAR);
    }
    expect(overlapsOf(texts)).toEqual([]);
    expect(texts.map(({ text }) => text)).toContain(`${index + 1} / ${pages.length}`);
  });
}

function overlapsOf(texts: PlacedText[]): string[] {
  const sorted = texts.toSorted((a, b) => a.top - b.top);
  return sorted.flatMap((one, index) => {
    const found: string[] = [];
    for (const other of sorted.slice(index + 1)) {
      if (other.top >= one.bottom - NEAR) break;
      if (one.left < other.right - NEAR && other.left < one.right - NEAR)
        found.push(`${one.text} | ${other.text}`);
    }
    return found;
  });
}

const bare = (text: string) => printable(text).replace(/\s/g, "");

function expectWhole(pages: PlacedText[][], invoice: Invoice): void {
  const content = pages.flat().filter(({ decoration }) => !decoration);
  const all = bare(content.map(({ text }) => text).join(""));
  const {
    rows,
    seller: from,
    buyer: to,
    references,
    dates,
    payment,
    recaps,
    adjustments,
    total,
    ...rest
  } = invoiceDocument(invoice);
  const facts = [...dates, ...payment, ...adjustments, total].flatMap(({ label, value }) => [label, value]);
  const parties = [from, to].flatMap(({ name, address, small, numbers }) => [
    ...[name, ...address, small],
    ...numbers.map(({ value }) => value),
  ]);
  const recapped = recaps.flatMap(({ label, columns, rows: lines, sum }) => [
    label,
    ...columns,
    ...lines.flat(),
    ...sum,
  ]);
  for (const text of [rest.title, ...references, ...parties, ...facts, ...recapped, rest.note])
    expect(all).toContain(bare(text));
  let at = 0;
  for (const { description, quantity, fraction, unit, unitPrice, amount } of rows)
    for (const text of [quantity + fraction + unit, unitPrice, amount, description]) {
      const found = all.indexOf(bare(text), Math.max(0, at - 700));
      expect(found, text).toBeGreaterThanOrEqual(0);
      at = Math.max(at, found);
    }
}
