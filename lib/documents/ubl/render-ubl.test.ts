import fc from "fast-check";
import { expect, test } from "vitest";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { eInvoiceProblems } from "#testing/en16931/problems.ts";
import { randomEInvoice } from "#testing/en16931/random-e-invoice.ts";
import { textsAt } from "#testing/en16931/read-e-invoice.ts";
import { sampleInvoice, sampleLines } from "#testing/sample-invoice.ts";
import { hasEInvoice } from "../en16931/e-invoice-source.ts";
import { isIssued } from "../issued-invoice.ts";
import { renderUbl } from "./render-ubl.ts";

function rendered(changes: Partial<Invoice> = {}): Uint8Array {
  const invoice = sampleInvoice(changes);
  if (!isIssued(invoice) || !hasEInvoice(invoice)) throw new Error("this document has no UBL");
  return renderUbl(invoice);
}

const sample = sampleInvoice();
const supplier = "cac:AccountingSupplierParty/cac:Party";
const customer = "cac:AccountingCustomerParty/cac:Party";

test("200 invoices and credit notes of every kind follow the rules for sums and VAT", () => {
  fc.assert(
    fc.property(randomEInvoice, (invoice) => {
      expect(eInvoiceProblems(renderUbl(invoice))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["BR-CO-10", /(<cbc:LineExtensionAmount currencyID="CZK">)1851.75/, "$11851.76"],
  ["BR-CO-11", /<cbc:AllowanceTotalAmount.*\n/, ""],
  ["BR-CO-14", /(<cac:TaxTotal>\s*<cbc:TaxAmount currencyID="CZK">)\d+/, "$11"],
  ["BR-CO-16", /(<cbc:PayableAmount currencyID="CZK">)\d+/, "$11"],
  ["BR-S-08", /(<cbc:TaxableAmount currencyID="CZK">)\d+/, "$11"],
  ["BR-S-09", /(<cbc:TaxableAmount currencyID="CZK">)\d+/, "$11"],
  ["PEPPOL-EN16931-R120", /(<cbc:PriceAmount currencyID="CZK">)\d+/, "$11"],
])("the rule %s sees what is wrong", (rule, part, wrong) => {
  const right = new TextDecoder().decode(rendered({ lines: sampleLines(2), discount: "10" }));
  expect(right).toMatch(part);
  const bytes = new TextEncoder().encode(right.replace(part, wrong));
  expect(eInvoiceProblems(bytes)).toContain(rule);
});

test.each([
  ["cbc:CustomizationID", "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"],
  ["cbc:ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"],
  ["cbc:ID", "20260042"],
  ["cbc:IssueDate", "2026-11-23"],
  ["cbc:DueDate", "2026-12-07"],
  ["cbc:TaxPointDate", "2026-11-20"],
  ["cbc:InvoiceTypeCode", "380"],
  [`${supplier}/cbc:EndpointID[@schemeID='9929']`, "CZ27160815"],
  [`${supplier}/cac:PartyLegalEntity/cbc:CompanyID[@schemeID='0154']`, "27160815"],
  [`${supplier}/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT']/cbc:CompanyID`, "CZ27160815"],
  [`${customer}/cac:PartyLegalEntity/cbc:RegistrationName`, "Nakladatelství Tiché písmo a.s."],
  ["cac:PaymentMeans/cbc:PaymentMeansCode", "30"],
  ["cac:PaymentMeans/cbc:PaymentID", "20260042"],
  ["cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID", "CZ6508000000192000145399"],
  ["cac:InvoiceLine/cbc:InvoicedQuantity[@unitCode='HUR']", "1.5"],
  ["cac:InvoiceLine/cac:Price/cbc:PriceAmount", "1234.50"],
  ["cac:LegalMonetaryTotal/cbc:PayableAmount", "2240.62"],
])("an accounting program finds %s: %s", (path, text) => {
  expect(textsAt(rendered(), path)).toEqual([text]);
});

test("a Slovak company is found under its DIČ, and IČ DPH is its number for VAT", () => {
  const numbers = { country: "SK", taxNo: "2021234567", vatNo: "SK2021234567" };
  const bytes = rendered({ seller: { ...sample.seller, ...numbers }, currency: "EUR" });
  expect(textsAt(bytes, `${supplier}/cbc:EndpointID[@schemeID='0245']`)).toEqual(["2021234567"]);
  expect(textsAt(bytes, `${supplier}/cac:PartyTaxScheme/cbc:CompanyID`)).toEqual([
    "SK2021234567",
    "2021234567",
  ]);
  expect(textsAt(bytes, "cac:PaymentMeans/cbc:PaymentMeansCode")).toEqual(["58"]);
});

test("a credit note is a document of its own, with positive amounts, the invoice that it takes back and no account", () => {
  const origin = { id: sample.id, number: "20260001", issuedOn: "2026-11-01", kind: "invoice" } as const;
  const lines = sampleLines(2).map((line) => ({ ...line, quantity: "-1.5" }));
  const bytes = rendered({ kind: "creditNote", reason: "Vrácené zboží", origin, lines });
  expect(textsAt(bytes, "cbc:CreditNoteTypeCode")).toEqual(["381"]);
  expect(textsAt(bytes, "cbc:Note")).toEqual(["Vrácené zboží"]);
  expect(textsAt(bytes, "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID")).toEqual(["20260001"]);
  expect(textsAt(bytes, "cac:CreditNoteLine/cbc:CreditedQuantity")).toEqual(["1.5", "1.5"]);
  expect(textsAt(bytes, "cac:LegalMonetaryTotal/cbc:PayableAmount")).toEqual(["4481.24"]);
  expect(textsAt(bytes, "cac:PaymentMeans")).toEqual([]);
});

test("a proforma asks for money only: it has none", () => {
  const proforma = sampleInvoice({ kind: "proforma" });
  expect(isIssued(proforma) && hasEInvoice(proforma)).toBe(false);
});

const subtotal = "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory";

test.each([
  ["reverseCharge", "AE", "Daň odvede zákazník."],
  ["exempt", "E", "Osvobozeno od DPH."],
] as const)("where VAT is not charged (%s) the recap says why", (vatMode, category, reason) => {
  const bytes = rendered({ vatMode });
  expect(textsAt(bytes, `${subtotal}/cbc:ID`)).toEqual([category]);
  expect(textsAt(bytes, `${subtotal}/cbc:TaxExemptionReason`)).toEqual([reason]);
  expect(textsAt(bytes, "cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:Percent")).toEqual(["0"]);
  expect(eInvoiceProblems(bytes)).toEqual([]);
});

test("who pays no VAT is outside its scope, and nobody's number for VAT is given", () => {
  const bytes = rendered({ seller: { ...sample.seller, vatPayer: false } });
  expect(textsAt(bytes, `${subtotal}/cbc:ID`)).toEqual(["O"]);
  expect(textsAt(bytes, `${supplier}/cac:PartyTaxScheme/cac:TaxScheme/cbc:ID`)).toEqual(["TAX"]);
  expect(textsAt(bytes, `${customer}/cac:PartyTaxScheme`)).toEqual([]);
  expect(textsAt(bytes, "cbc:TaxPointDate")).toEqual([]);
  expect(eInvoiceProblems(bytes)).toEqual([]);
});

test("an invoice in a foreign currency has its VAT in the seller's own too, and what was paid is taken off", () => {
  const bytes = rendered({ currency: "EUR", exchangeRate: "25.285", paidMinor: 100_00n });
  expect(textsAt(bytes, "cac:TaxTotal/cbc:TaxAmount[@currencyID='EUR']")).toEqual(["388.87"]);
  expect(textsAt(bytes, "cac:TaxTotal/cbc:TaxAmount[@currencyID='CZK']")).toEqual(["9832.58"]);
  expect(textsAt(bytes, "cac:LegalMonetaryTotal/cbc:PrepaidAmount")).toEqual(["100.00"]);
  expect(textsAt(bytes, "cac:LegalMonetaryTotal/cbc:PayableAmount")).toEqual(["2140.62"]);
  expect(eInvoiceProblems(bytes)).toEqual([]);
});

test("prices with VAT are turned net, with the discount taken off", () => {
  const priced = { unitPriceMinor: 121_00n, quantity: "3", discount: "10" };
  const lines = sampleLines(1).map((line) => ({ ...line, ...priced }));
  const bytes = rendered({ lines, pricesWithVat: true });
  expect(textsAt(bytes, "cac:InvoiceLine/cbc:LineExtensionAmount")).toEqual(["270.00"]);
  expect(textsAt(bytes, "cac:InvoiceLine/cac:Price/cbc:PriceAmount")).toEqual(["90"]);
  expect(textsAt(bytes, "cac:InvoiceLine/cac:AllowanceCharge")).toEqual([]);
});

test("the word of a unit that has no code is kept, a negative price becomes a negative quantity", () => {
  const lines = sampleLines(1).map((line) => ({ ...line, unit: "paleta", unitPriceMinor: -500n }));
  const bytes = rendered({ lines });
  expect(textsAt(bytes, "cac:InvoiceLine/cbc:Note")).toEqual(["paleta"]);
  expect(textsAt(bytes, "cac:InvoiceLine/cbc:InvoicedQuantity[@unitCode='C62']")).toEqual(["-1.5"]);
  expect(textsAt(bytes, "cac:InvoiceLine/cac:Price/cbc:PriceAmount")).toEqual(["5.00"]);
});
