import { expect, test } from "vitest";
import type { Locale } from "#lib/base/locale.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { eInvoiceProblems } from "#testing/en16931/problems.ts";
import { textsAt } from "#testing/en16931/read-e-invoice.ts";
import { isdocProblems, isdocTexts } from "#testing/isdoc/read-isdoc.ts";
import { pdfText } from "#testing/pdf-text.ts";
import { sampleInvoice, sampleLines } from "#testing/sample-invoice.ts";
import { hasEInvoice } from "./en16931/e-invoice-source.ts";
import { renderInvoicePdf } from "./invoice-pdf.ts";
import { renderIsdoc } from "./isdoc/render-isdoc.ts";
import { type IssuedInvoice, isIssued } from "./issued-invoice.ts";
import { renderUbl } from "./ubl/render-ubl.ts";

const sample = sampleInvoice();
const identified = { ...sample.seller, vatPayer: false, identified: true };
const lines = sampleLines(2).map((line) => ({ ...line, vatRate: "0" }));
const abroad = {
  ...{ vatMode: "reverseCharge", currency: "EUR" },
  buyer: { ...sample.buyer, country: "DE", registrationNo: "", taxNo: "DE123456789" },
} satisfies Partial<Invoice>;

const textOf = async (changes: Partial<Invoice>) =>
  (await pdfText(await renderInvoicePdf(sampleInvoice({ seller: identified, lines, ...changes })))).join(" ");

function issued(changes: Partial<Invoice>): IssuedInvoice {
  const invoice = sampleInvoice({ seller: identified, lines, ...changes });
  if (!isIssued(invoice)) throw new Error("a draft has neither ISDOC nor UBL");
  return invoice;
}

const isdocOf = (changes: Partial<Invoice>) => renderIsdoc(issued(changes));

function ublOf(changes: Partial<Invoice>): Uint8Array {
  const invoice = issued(changes);
  if (!hasEInvoice(invoice)) throw new Error("a proforma has no UBL");
  return renderUbl(invoice);
}

test.each<[Locale, string, string[]]>([
  ["cs", "Identifikovaná osoba k DPH", ["Neplátce", "Daňový doklad", "Rekapitulace", "zdanitelného"]],
  ["sk", "Osoba registrovaná pre DPH, nie je platiteľ DPH", ["Neplatiteľ", "Daňový doklad", "Rekapitulácia"]],
  ["en", "Registered for VAT as an identified person, not a VAT payer", ["Tax document", "VAT summary"]],
])(
  "at home an identified person says so in %s, with its tax number and nothing of VAT",
  async (language, words, absent) => {
    const text = await textOf({ language });
    expect(text).toContain(words);
    expect(text).toContain("CZ27160815");
    for (const word of absent) expect(text).not.toContain(word);
  },
);

test("a Slovak one has its DIČ and its IČ DPH", async () => {
  const numbers = { country: "SK", taxNo: "2021234567", vatNo: "SK2021234567" };
  const text = await textOf({ language: "sk", currency: "EUR", seller: { ...identified, ...numbers } });
  for (const words of ["DIČ 2021234567", "IČ DPH SK2021234567"])
    expect(text.replaceAll(/\s+/g, " ")).toContain(words);
});

test.each<[Locale, string, string]>([
  ["cs", "Identifikovaná osoba k DPH", "Daň odvede zákazník."],
  ["sk", "Osoba registrovaná pre DPH, nie je platiteľ DPH", "Prenesenie daňovej povinnosti."],
  ["en", "Registered for VAT as an identified person, not a VAT payer", "Reverse charge."],
])(
  "under reverse charge the document says in %s who pays the VAT, and has both numbers",
  async (language, status, words) => {
    const text = await textOf({ ...abroad, language });
    for (const each of [status, words, "CZ27160815", "DE123456789"]) expect(text).toContain(each);
  },
);

test("ISDOC is valid, and VAT concerns only what is under reverse charge", () => {
  for (const [changes, applicable] of [
    [{}, "false"],
    [abroad, "true"],
  ] as const) {
    const bytes = isdocOf(changes);
    expect(isdocProblems(bytes)).toEqual([]);
    expect(isdocTexts(bytes, "VATApplicable")).toEqual([applicable]);
    expect(isdocTexts(bytes, "TaxPointDate")).toEqual(applicable === "true" ? [sample.suppliedOn] : []);
    expect(isdocTexts(bytes, "AccountingSupplierParty/Party/PartyTaxScheme/TaxScheme")).toEqual(["VAT"]);
  }
  expect(isdocTexts(isdocOf(abroad), "Note")).toEqual(["Daň odvede zákazník."]);
});

test("UBL follows its rules: outside the scope of VAT at home, both numbers for VAT under reverse charge", () => {
  const scheme = "cac:Party/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT']/cbc:CompanyID";
  const category = "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory";
  const [home, reversed] = [ublOf({}), ublOf(abroad)];
  for (const bytes of [home, reversed]) expect(eInvoiceProblems(bytes)).toEqual([]);
  expect(textsAt(home, `${category}/cbc:ID`)).toEqual(["O"]);
  expect(textsAt(home, `${category}/cbc:TaxExemptionReason`)).toEqual(["Identifikovaná osoba k DPH"]);
  expect(textsAt(home, `cac:AccountingSupplierParty/${scheme}`)).toEqual([]);
  expect(textsAt(reversed, `${category}/cbc:ID`)).toEqual(["AE"]);
  expect(textsAt(reversed, `cac:AccountingSupplierParty/${scheme}`)).toEqual(["CZ27160815"]);
  expect(textsAt(reversed, `cac:AccountingCustomerParty/${scheme}`)).toEqual(["DE123456789"]);
  expect(textsAt(reversed, "cbc:TaxPointDate")).toEqual([sample.suppliedOn]);
});
