import { expect, test } from "vitest";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { pdfArchive } from "#testing/pdf-archive.ts";
import { pdfText } from "#testing/pdf-text.ts";
import { sampleInvoice, sampleLines } from "#testing/sample-invoice.ts";
import { renderInvoicePdf } from "./invoice-pdf.ts";

const textOf = async (changes: Partial<Invoice> = {}) =>
  (await pdfText(await renderInvoicePdf(sampleInvoice(changes)))).join(" ");

const euros = { currency: "EUR", exchangeRate: "25.285" } as const;

test.each([
  ["cs", "Daň odvede zákazník."],
  ["sk", "Prenesenie daňovej povinnosti."],
  ["en", "Reverse charge."],
] as const)("reverse charge in %s says: %s", async (language, words) => {
  const text = await textOf({ language, vatMode: "reverseCharge" });
  expect(text).toContain(words);
  for (const absent of ["Rekapitul", "VAT summary", "21"]) expect(withoutDates(text)).not.toContain(absent);
});

// "21" stands in numbers of registration and account too.
const withoutDates = (text: string) => text.split(/Popis|Description/)[1] ?? "";

test.each([
  ["cs", "Osvobozeno od DPH."],
  ["sk", "Oslobodené od DPH."],
  ["en", "Exempt from VAT."],
] as const)("exempt in %s says: %s", async (language, words) => {
  const text = await textOf({ language, vatMode: "exempt" });
  expect(text).toContain(words);
  expect(text).not.toContain("Rekapitul");
});

test.each([
  ["cs", "Ceny jsou s DPH.", "Celkem s DPH"],
  ["sk", "Ceny sú s DPH.", "Spolu s DPH"],
  ["en", "Prices include VAT.", "Incl. VAT"],
] as const)("prices with VAT in %s: %s", async (language, words, head) => {
  const text = await textOf({ language, pricesWithVat: true });
  expect(text).toContain(words);
  expect(text).toContain(head);
});

test("prices with VAT come to what they say, and the recap takes VAT out of them", async () => {
  const text = await textOf({ pricesWithVat: true });
  for (const amount of ["1 851,75", "1 530,37", "321,38", "1 851,75 Kč"]) expect(text).toContain(amount);
});

test.each([
  ["cs", ["Sleva", "Zaokrouhlení", "10 %"]],
  ["sk", ["Zľava", "Zaokrúhlenie", "10 %"]],
  ["en", ["Discount", "Rounding", "10%"]],
] as const)("discounts and rounding have their words in %s", async (language, words) => {
  const lines = sampleLines(5).map((line, index) => (index === 0 ? { ...line, discount: "10" } : line));
  const text = await textOf({ language, lines, discount: "8.3", rounded: true });
  for (const word of words) expect(text).toContain(word);
});

test("the discount of a line has a column, a discount of the whole and rounding rows above the total", async () => {
  const lines = sampleLines(3).map((line, index) => (index === 0 ? { ...line, discount: "12.5" } : line));
  const text = await textOf({ lines, discount: "10", rounded: true });
  // 1 620,28 + 2 × 1 851,75 = 5 323,78; less a tenth 4 791,40; VAT 1 006,19; 5 797,59.
  for (const words of ["12,5 %", "1 620,28", "532,38 Kč", "4 791,40", "1 006,19", "0,41 Kč", "5 798,00 Kč"])
    expect(text).toContain(words);
});

test("without discounts there is neither column nor row of them", async () => {
  const text = await textOf({ lines: sampleLines(3) });
  for (const words of ["Sleva", "Zaokrouhlení", "Ceny jsou", "kurz"]) expect(text).not.toContain(words);
});

test.each([
  ["cs", "Rekapitulace DPH v CZK, kurz 1 EUR = 25,285 CZK"],
  ["sk", "Rekapitulácia DPH v CZK, kurz 1 EUR = 25,285 CZK"],
  ["en", "VAT summary in CZK at 1 EUR = 25.285 CZK"],
] as const)("an invoice in euros has its recap in crowns with the rate, in %s", async (language, label) => {
  const text = await textOf({ language, ...euros, lines: sampleLines(5) });
  expect(text).toContain(label);
  const digits = text.replaceAll(/[\s,.]/g, "");
  // 7 407,00 and 1 851,75 EUR; their VAT of 1 555,47 and 222,21.
  for (const amount of ["18728600", "4682150", "3933006", "561858", "23410750", "4494864"])
    expect(digits).toContain(amount);
});

test("under reverse charge the recap in the own currency has the base alone", async () => {
  const text = await textOf({ ...euros, vatMode: "reverseCharge" });
  expect(text).toContain("Rekapitulace DPH v CZK");
  expect(text).toContain("46 821,50");
  expect(text).toContain("Daň odvede zákazník.");
});

test("who pays no VAT has neither words nor recap of it, in any currency", async () => {
  const { seller } = sampleInvoice();
  const lines = sampleLines(2).map((line) => ({ ...line, vatRate: "0", discount: "50" }));
  const text = await textOf({ ...euros, lines, seller: { ...seller, vatPayer: false }, discount: "10" });
  for (const words of ["Rekapitulace", "kurz", "Daň odvede", "Ceny jsou"]) expect(text).not.toContain(words);
  expect(text).toContain("50 %");
});

test("the widest numbers and a discount stand beside each other, and all can be read", async () => {
  const [line] = sampleLines(1);
  const wide = { quantity: "-9999999.9999", unit: "nejdelší měrná jedno", unitPriceMinor: 99_999_999n };
  const lines = line ? [{ ...line, ...wide, discount: "33.33" }] : [];
  const text = await textOf({ lines, ...euros, discount: "12.25", rounded: true });
  for (const words of ["33,33 %", "999 999,99", "nejdelší měrná jedno"]) expect(text).toContain(words);
});

test("two recaps are two tables of the structure", async () => {
  const { roles } = await pdfArchive(await renderInvoicePdf(sampleInvoice({ ...euros })));
  expect(roles.filter((role) => role === "Table")).toHaveLength(3);
});
