import fc from "fast-check";
import { expect, test } from "vitest";
import { totalsOf } from "#lib/invoices/totals.ts";
import { isdocProblems, isdocTexts } from "#testing/isdoc/read-isdoc.ts";
import { randomInvoice } from "#testing/random-invoice.ts";
import { sampleInvoice, sampleLines } from "#testing/sample-invoice.ts";
import { type IssuedInvoice, isIssued } from "../issued-invoice.ts";
import { renderIsdoc } from "./render-isdoc.ts";

function issued(changes: Partial<IssuedInvoice> = {}): IssuedInvoice {
  const invoice = sampleInvoice(changes);
  if (!isIssued(invoice)) throw new Error("a draft has no ISDOC");
  return invoice;
}

const minor = (text: string) => BigInt(text.replace(".", ""));
const sum = (texts: string[]) => texts.reduce((total, text) => total + minor(text), 0n);

test("200 invoices of every kind are valid by the official schema, and their lines add up to the recap", () => {
  fc.assert(
    fc.property(randomInvoice, (invoice) => {
      const bytes = renderIsdoc(invoice);
      expect(isdocProblems(bytes)).toEqual([]);
      const texts = (path: string) => isdocTexts(bytes, path);
      const { homeRecap, totals } = invoice;
      const { baseMinor, vatMinor } = homeRecap ?? totals;
      expect(sum(texts("InvoiceLines/InvoiceLine/LineExtensionAmount"))).toBe(baseMinor);
      expect(sum(texts("InvoiceLines/InvoiceLine/LineExtensionTaxAmount"))).toBe(vatMinor);
      expect(sum(texts("TaxTotal/TaxSubTotal/TaxableAmount"))).toBe(baseMinor);
      expect(sum(texts("TaxTotal/TaxAmount"))).toBe(vatMinor);
      expect(sum(texts(`LegalMonetaryTotal/PayableAmount${homeRecap ? "Curr" : ""}`))).toBe(
        totals.totalMinor,
      );
      if (homeRecap)
        expect(sum(texts("InvoiceLines/InvoiceLine/LineExtensionAmountCurr"))).toBe(totals.baseMinor);
      expect(texts("AccountingSupplierParty/Party/PartyName/Name")).toEqual([legible(invoice.seller.name)]);
      expect(texts("InvoiceLines/InvoiceLine/Item/Description").slice(0, invoice.lines.length)).toEqual(
        invoice.lines.map(({ description }) => legible(description)),
      );
    }),
    { numRuns: 200 },
  );
});

// Every sign that XML 1.0 has a place for arrives as it was written.
const legible = (text: string) =>
  Array.from(text.toWellFormed(), (sign) => (hasPlace(sign) ? sign : "\ufffd")).join("");
const hasPlace = (sign: string) =>
  "\t\n\r".includes(sign) || (sign >= " " && sign !== "\ufffe" && sign !== "\uffff");

test("the schema sees what is wrong", () => {
  const wrong = new TextDecoder().decode(renderIsdoc(issued())).replace(/<IssueDate>.*<\/IssueDate>/, "");
  expect(isdocProblems(new TextEncoder().encode(wrong)).join()).toContain("TaxPointDate");
});

test.each([
  ["ID", "20260042"],
  ["IssueDate", "2026-11-23"],
  ["TaxPointDate", "2026-11-20"],
  ["VATApplicable", "true"],
  ["LocalCurrencyCode", "CZK"],
  ["AccountingSupplierParty/Party/PartyIdentification/ID", "27160815"],
  ["AccountingSupplierParty/Party/PostalAddress/StreetName", "Lípová"],
  ["AccountingSupplierParty/Party/PostalAddress/BuildingNumber", "12"],
  ["AccountingSupplierParty/Party/PostalAddress/Country/Name", "Česko"],
  ["AccountingSupplierParty/Party/PartyTaxScheme/CompanyID", "CZ27160815"],
  ["AccountingSupplierParty/Party/PartyTaxScheme/TaxScheme", "VAT"],
  ["AccountingCustomerParty/Party/PartyName/Name", "Nakladatelství Tiché písmo a.s."],
  ["InvoiceLines/InvoiceLine/UnitPrice", "1234.50"],
  ["InvoiceLines/InvoiceLine/UnitPriceTaxInclusive", "1493.745"],
  ["InvoiceLines/InvoiceLine/LineExtensionAmount", "1851.75"],
  ["InvoiceLines/InvoiceLine/LineExtensionAmountTaxInclusive", "2240.62"],
  ["LegalMonetaryTotal/PayableAmount", "2240.62"],
  ["PaymentMeans/Payment/Details/PaymentDueDate", "2026-12-07"],
  ["PaymentMeans/Payment/Details/ID", "19-2000145399"],
  ["PaymentMeans/Payment/Details/BankCode", "0800"],
  ["PaymentMeans/Payment/Details/IBAN", "CZ6508000000192000145399"],
  ["PaymentMeans/Payment/Details/VariableSymbol", "20260042"],
])("an accounting program finds %s: %s", (path, text) => {
  expect(isdocTexts(renderIsdoc(issued()), path)).toEqual([text]);
});

test("who pays no VAT says so in the head and in each line", () => {
  const { seller } = issued();
  const lines = sampleLines(2).map((line) => ({ ...line, vatRate: "0" }));
  const bytes = renderIsdoc(issued({ lines, seller: { ...seller, vatPayer: false } }));
  expect(isdocTexts(bytes, "VATApplicable")).toEqual(["false"]);
  expect(isdocTexts(bytes, "InvoiceLines/InvoiceLine/ClassifiedTaxCategory/VATApplicable")).toEqual([
    "false",
    "false",
  ]);
  expect(isdocTexts(bytes, "TaxPointDate")).toEqual([]);
  expect(isdocTexts(bytes, "AccountingSupplierParty/Party/PartyTaxScheme/TaxScheme")).toEqual(["TIN"]);
});

test("a Slovak number for VAT stands beside the tax number", () => {
  const { buyer } = issued();
  const slovak = { ...buyer, country: "SK", taxNo: "2021234567", vatNo: "SK2021234567" };
  const bytes = renderIsdoc(issued({ buyer: slovak }));
  const scheme = "AccountingCustomerParty/Party/PartyTaxScheme";
  expect(isdocTexts(bytes, `${scheme}/CompanyID`)).toEqual(["SK2021234567", "2021234567"]);
  expect(isdocTexts(bytes, `${scheme}/TaxScheme`)).toEqual(["VAT", "TIN"]);
});

test("every letter of Czech and Slovak, and a name of 500, arrive", () => {
  const small = "áäčďéěíĺľňóôŕřšťúůýž";
  const letters = `${small}${small.toUpperCase()} 👩‍🍳 – „ahoj“ `;
  const name = letters.repeat(10).slice(0, 500);
  const { buyer } = issued();
  const bytes = renderIsdoc(issued({ buyer: { ...buyer, name } }));
  expect(isdocTexts(bytes, "AccountingCustomerParty/Party/PartyName/Name")).toEqual([name]);
});

test("without address, numbers and account it is valid, and what is missing is empty", () => {
  const { seller, buyer } = issued();
  const nothing = {
    street: "",
    city: "",
    postcode: "",
    country: "",
    registrationNo: "",
    taxNo: "",
    vatNo: "",
  };
  const bare = { ...seller, ...nothing, vatPayer: false, registerEntry: "", iban: "", swift: "" };
  const changes = { seller: bare, buyer: { ...buyer, ...nothing }, variableSymbol: "", note: "" };
  const bytes = renderIsdoc(issued(changes));
  expect(isdocProblems(bytes)).toEqual([]);
  expect(isdocTexts(bytes, "AccountingSupplierParty/Party/PartyIdentification/ID")).toEqual([""]);
  expect(isdocTexts(bytes, "AccountingSupplierParty/Party/PartyTaxScheme")).toEqual([]);
  expect(isdocTexts(bytes, "PaymentMeans/Payment/Details/IBAN")).toEqual([""]);
  expect(isdocTexts(bytes, "PaymentMeans/Payment/Details/PaymentDueDate")).toEqual(["2026-12-07"]);
  expect(isdocTexts(bytes, "PaymentMeans/Payment/Details/VariableSymbol")).toEqual([]);
});

test("7 × 10.12 at 21 %: the VAT of the lines is that of their sum, not 14.91", () => {
  const lines = Array.from({ length: 7 }, () => ({
    ...{ description: "Kus", quantity: "1", unit: "ks", unitPriceMinor: 1012n, vatRate: "21" },
  }));
  const bytes = renderIsdoc(issued({ lines }));
  expect(sum(isdocTexts(bytes, "InvoiceLines/InvoiceLine/LineExtensionTaxAmount"))).toBe(1488n);
  expect(isdocTexts(bytes, "TaxTotal/TaxAmount")).toEqual(["14.88"]);
});

test("a discount of the whole is a line of its own for each rate, rounding stands outside base and VAT", () => {
  const invoice = issued({ lines: sampleLines(5) });
  const totals = totalsOf(invoice.lines, { discount: "10", roundTo: 100n });
  const bytes = renderIsdoc({ ...invoice, totals });
  expect(isdocTexts(bytes, "InvoiceLines/InvoiceLine/Item/Description").slice(5)).toEqual(["Sleva", "Sleva"]);
  expect(isdocTexts(bytes, "InvoiceLines/InvoiceLine/LineExtensionAmount").slice(5)).toEqual([
    "-740.70",
    "-185.17",
  ]);
  expect(isdocTexts(bytes, "LegalMonetaryTotal/TaxInclusiveAmount")).toEqual(["9932.79"]);
  expect(isdocTexts(bytes, "LegalMonetaryTotal/PayableRoundingAmount")).toEqual(["0.21"]);
  expect(isdocTexts(bytes, "LegalMonetaryTotal/PayableAmount")).toEqual(["9933.00"]);
});

test("the same invoice gives the same bytes", () => {
  const invoice = issued({ lines: sampleLines(20) });
  expect(renderIsdoc(invoice)).toEqual(renderIsdoc(invoice));
});
