import { expect, test } from "vitest";
import { formatMoney } from "#lib/base/money.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { pdfText } from "#testing/pdf-text.ts";
import { sampleInvoice, sampleLines } from "#testing/sample-invoice.ts";
import { renderInvoicePdf } from "./invoice-pdf.ts";

const textOf = async (changes: Partial<Invoice> = {}) =>
  pdfText(await renderInvoicePdf(sampleInvoice(changes)));
const totalOf = ({ totals, currency, language }: Invoice) =>
  formatMoney(totals.totalMinor, currency, language).replaceAll("\u00a0", " ");

test.each([1, 10, 80, 300])(
  "an invoice of %i lines has them all, with a head and a number on each page",
  async (count) => {
    const invoice = sampleInvoice({ lines: sampleLines(count) });
    const pages = await pdfText(await renderInvoicePdf(invoice));
    const all = pages.join(" ");
    for (const { description } of invoice.lines) expect(all).toContain(description);
    expect(pages[0]).toContain("Faktura 20260042");
    expect(pages.at(-1)).toContain(totalOf(invoice));
    pages.forEach((page, index) => {
      expect(page).toContain(`${index + 1} / ${pages.length}`);
      if (page.includes("díl")) expect(page).toContain("Popis");
    });
  },
);

test("a Czech tax document says what the law wants", async () => {
  const [page = ""] = await textOf({ lines: sampleLines(5) });
  for (const words of [
    ...["Daňový doklad", "Truhlářství U Lípy s.r.o.", "591 01 Žďár nad Sázavou", "CZ27160815", "CZ27380645"],
    ...["Spisová značka C 1234", "Nakladatelství Tiché písmo a.s.", "Datum zdanitelného plnění"],
    ...["23. 11. 2026", "20. 11. 2026", "7. 12. 2026", "19-2000145399/0800", "CZ65 0800 0000 1920 0014 5399"],
    ...[
      "Rekapitulace DPH",
      "21 %",
      "12 %",
      "7 407,00",
      "1 555,47",
      "1 851,75",
      "222,21",
      "11 036,43 Kč",
      "QR Platba",
    ],
  ]) {
    expect(page).toContain(words);
  }
});

test("who pays no VAT has no VAT on the document, and says so", async () => {
  const { seller } = sampleInvoice();
  const lines = sampleLines(2).map((line) => ({ ...line, vatRate: "0" }));
  const [page = ""] = await textOf({ lines, seller: { ...seller, vatPayer: false, taxNo: "" } });
  expect(page).toContain("Neplátce DPH");
  expect(page).toContain("3 703,50 Kč");
  for (const words of ["Daňový doklad", "Rekapitulace", "%", "zdanitelného"])
    expect(page).not.toContain(words);
});

test.each([
  ["sk", "Faktúra 20260042", "Dátum vyhotovenia", "2 240,62 €", "Česko", "SEPA QR"],
  ["en", "Invoice 20260042", "Due date", "€2,240.62", "Czechia", "SEPA QR"],
] as const)("in %s it speaks the customer's language, abroad with countries", async (language, ...words) => {
  const { buyer } = sampleInvoice();
  const [page = ""] = await textOf({ language, currency: "EUR", buyer: { ...buyer, country: "DE" } });
  for (const word of words) expect(page).toContain(word);
});

test("a Slovak company shows its tax number and its number for VAT", async () => {
  const { buyer } = sampleInvoice();
  const slovak = { ...buyer, country: "SK", taxNo: "2021234567", vatNo: "SK2021234567" };
  const [page = ""] = await textOf({ language: "sk", buyer: slovak });
  expect(page).toContain("DIČ 2021234567");
  expect(page).toContain("IČ DPH SK2021234567");
});

test("a draft is marked on every page and cannot be paid by its code", async () => {
  const draft = { state: "draft", number: null, issuedOn: null, variableSymbol: "" } as const;
  const pages = await textOf({ ...draft, lines: sampleLines(60) });
  for (const page of pages) expect(page).toContain("KONCEPT");
  expect(pages.join()).not.toContain("QR Platba");
  expect(pages.join()).not.toContain("Daňový doklad");
});

test("500 characters without a space are all there", async () => {
  const description = "ŽlutýKůňÚpěl".repeat(42).slice(0, 500);
  const [line] = sampleLines(1);
  const lines = line ? [{ ...line, description }] : [];
  expect((await textOf({ lines })).join("").replaceAll(" ", "")).toContain(description);
});

test("a row, a name and a note longer than a page go on on the next ones, with nothing lost", async () => {
  const words = Array.from({ length: 160 }, (_, index) => `slovo${index}`);
  const [line] = sampleLines(1);
  const wide = {
    quantity: "9999999999.9999",
    unit: "nejdelší měrná jedno",
    unitPriceMinor: 99_999_999_999_999n,
  };
  const lines = line ? [{ ...line, ...wide, description: words.join(" ") }] : [];
  const note = Array.from({ length: 90 }, (_, index) => `Odstavec ${index}.`).join("\n");
  const { buyer } = sampleInvoice();
  const pages = await textOf({
    lines,
    note,
    buyer: { ...buyer, name: "Ř".repeat(200), street: "Dlouhá ".repeat(28) },
  });
  const all = pages.join(" ");
  for (const word of [...words, "Odstavec 0.", "Odstavec 89."]) expect(all).toContain(word);
  expect(all.replaceAll(" ", "")).toContain("Ř".repeat(200));
  expect(all).toContain("9 999 999 999,9999");
});

test("signs that no font has leave a mark, and the rest stays legible", async () => {
  const [line] = sampleLines(1);
  const [page] = await textOf({ lines: line ? [{ ...line, description: "Dort 蛋糕 🎂 pro školku" }] : [] });
  expect(page).toMatch(/Dort \ufffd\ufffd 🎂 pro školku/u);
});

test("control characters leave a mark too: the font has no glyph for them", async () => {
  const [page] = await textOf({ note: "a\u0085b\u0007c\u0000d\u007fe" });
  expect(page).toContain("a\ufffdb\ufffdc\ufffdd\ufffde");
});

test("text can be copied out of the tenth document as out of the first", async () => {
  const texts: string[] = [];
  for (let index = 0; index < 10; index += 1)
    texts.push((await textOf({ note: "Číslo čtečky: koš, džbán." })).join());
  for (const text of texts) expect(text).toContain("Číslo čtečky: koš, džbán.");
});

test("the same invoice gives the same bytes, whatever was drawn in between", async () => {
  const invoice = sampleInvoice({ lines: sampleLines(40) });
  const first = await renderInvoicePdf(invoice);
  await textOf({ note: "Jiný\u00a0text: –\u2011- €" });
  expect(Buffer.from(first).equals(Buffer.from(await renderInvoicePdf(invoice)))).toBe(true);
});
