import { describe, expect, test } from "vitest";
import { formatAmount } from "#lib/base/format-number.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { pdfText } from "#testing/pdf-text.ts";
import { sampleInvoice, sampleLines } from "#testing/sample-invoice.ts";
import { renderInvoicePdf } from "./invoice-pdf.ts";

const pagesOf = async (changes: Partial<Invoice>) => pdfText(await renderInvoicePdf(sampleInvoice(changes)));
const amount = (minor: bigint, language: Invoice["language"] = "cs") =>
  formatAmount(minor, language).replaceAll("\u00a0", " ");
const sumOf = (minor: bigint[]) => minor.reduce((sum, each) => sum + each, 0n);

describe("where a page ends among the lines", () => {
  test.each([
    ["cs", "Mezisoučet", "Převod z předchozí strany"],
    ["sk", "Medzisúčet", "Prevod z predchádzajúcej strany"],
    ["en", "Subtotal", "Carried over"],
  ] as const)("(%s) it has their sum, and so has the next one", async (language, subtotal, carriedOver) => {
    const invoice = sampleInvoice({ lines: sampleLines(100), language });
    const pages = await pdfText(await renderInvoicePdf(invoice));
    let lines = 0;
    for (const [index, page] of pages.slice(0, -1).entries()) {
      lines += page.match(/díl \d/g)?.length ?? 0;
      const sum = amount(sumOf(invoice.totals.lineMinor.slice(0, lines)), language);
      expect(page).toContain(`${subtotal} ${sum}`);
      expect(pages[index + 1]).toContain(`${carriedOver} ${sum}`);
    }
    expect(pages.at(-1)).not.toContain(subtotal);
    expect(pages[0]).not.toContain(carriedOver);
  });

  test("the sum is of the prices as they are printed, with VAT where they have it", async () => {
    const lines = sampleLines(20).map((line, index) => ({ ...line, quantity: index % 2 ? "1" : "-3" }));
    const invoice = sampleInvoice({ lines, pricesWithVat: true, discount: "10" });
    const [first = ""] = await pdfText(await renderInvoicePdf(invoice));
    const count = first.match(/díl \d/g)?.length ?? 0;
    expect(count).toBeLessThan(20);
    expect(first).toContain(`Mezisoučet ${amount(sumOf(invoice.totals.lineMinor.slice(0, count)))}`);
  });

  test("a line that goes on over the page's end is in the sum where its amount is", async () => {
    const text = Array.from({ length: 700 }, (_, index) => `slovo${index}`).join(" ");
    const lines = sampleLines(3).map((line, index) => (index === 1 ? { ...line, description: text } : line));
    const [first = "", second = ""] = await pagesOf({ lines });
    expect(first).toContain("Mezisoučet 3 703,50");
    expect(second).toContain("Převod z předchozí strany 3 703,50");
  });

  test("nothing is carried over before the first amount", async () => {
    const address = { ...sampleInvoice().buyer, street: "Dlouhá ".repeat(170) };
    const pages = await pagesOf({ buyer: address, lines: sampleLines(2) });
    expect(pages).toHaveLength(2);
    expect(pages[0]).not.toContain("Popis");
    for (const page of pages) expect(page).not.toMatch(/Mezisoučet|Převod/);
  });
});

test("the total never stands alone: there are lines above it, or what they come to", async () => {
  const lengths = new Set<number>();
  for (let count = 1; count <= 46; count += 1) {
    const pages = await pagesOf({ lines: sampleLines(count) });
    lengths.add(pages.length);
    const last = pages.at(-1) ?? "";
    expect(last).toContain("Celkem k úhradě");
    expect(last).toMatch(/díl \d|Převod z předchozí strany/);
  }
  expect([...lengths]).toEqual([1, 2, 3]);
});

test("a recap longer than a page goes on under its head again, and the total keeps to its end", async () => {
  const lines = Array.from({ length: 90 }, (_, index) =>
    sampleLines(1).map((line) => ({ ...line, vatRate: String(index + 1) })),
  ).flat();
  const invoice = { lines, currency: "EUR", exchangeRate: "25.285" };
  const pages = await pagesOf(invoice);
  const recapped = pages.filter((page) => page.includes("Rekapitulace DPH"));
  expect(recapped.length).toBeGreaterThan(3);
  for (const page of recapped) expect(page).toMatch(/Rekapitulace DPH.* Sazba Základ DPH Celkem s DPH \d/);
  const last = pages.at(-1) ?? "";
  expect(last).toMatch(/v CZK, kurz.* Celkem [\d ]+,\d\d .*Celkem k úhradě/);
  for (const page of pages.slice(0, -1)) expect(page).not.toContain("Celkem k úhradě");
});

test("who reads the document aloud hears each line, rate and total once", async () => {
  const bytes = Buffer.from(await renderInvoicePdf(sampleInvoice({ lines: sampleLines(100) }))).toString(
    "latin1",
  );
  expect(bytes.match(/\/S \/TR/g)).toHaveLength(1 + 100 + 1 + 3);
});
