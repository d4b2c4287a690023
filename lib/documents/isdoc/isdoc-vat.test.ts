import { expect, test } from "vitest";
import { isdocProblems, isdocTexts } from "#testing/isdoc/read-isdoc.ts";
import { sampleInvoice, sampleLines } from "#testing/sample-invoice.ts";
import { type IssuedInvoice, isIssued } from "../issued-invoice.ts";
import { renderIsdoc } from "./render-isdoc.ts";

function rendered(changes: Partial<IssuedInvoice>): Uint8Array {
  const invoice = sampleInvoice(changes);
  if (!isIssued(invoice)) throw new Error("a draft has no ISDOC");
  const bytes = renderIsdoc(invoice);
  expect(isdocProblems(bytes)).toEqual([]);
  return bytes;
}

const LINE = "InvoiceLines/InvoiceLine";

test("of prices with VAT the net one is computed, and the method is from the top", () => {
  const lines = sampleLines(1).map((line) => ({ ...line, discount: "10" }));
  const bytes = rendered({ lines, pricesWithVat: true });
  const texts = (name: string) => isdocTexts(bytes, `${LINE}/${name}`);
  expect(texts("UnitPriceTaxInclusive")).toEqual(["1234.50"]);
  expect(texts("UnitPrice")).toEqual(["1020.247934"]);
  expect(texts("ClassifiedTaxCategory/VATCalculationMethod")).toEqual(["1"]);
  // 1 851,75 less a tenth, as printed; the VAT in it is 289,24.
  expect(texts("LineExtensionAmountTaxInclusiveBeforeDiscount")).toEqual(["1851.75"]);
  expect(texts("LineExtensionAmountTaxInclusive")).toEqual(["1666.58"]);
  expect(texts("LineExtensionAmount")).toEqual(["1377.34"]);
  expect(texts("LineExtensionTaxAmount")).toEqual(["289.24"]);
  expect(texts("LineExtensionAmountBeforeDiscount")).toEqual([]);
});

test("a line's discount is told by its amount before it", () => {
  const lines = sampleLines(1).map((line) => ({ ...line, discount: "10" }));
  const bytes = rendered({ lines });
  expect(isdocTexts(bytes, `${LINE}/LineExtensionAmountBeforeDiscount`)).toEqual(["1851.75"]);
  expect(isdocTexts(bytes, `${LINE}/LineExtensionAmount`)).toEqual(["1666.58"]);
  expect(isdocTexts(bytes, `${LINE}/UnitPrice`)).toEqual(["1234.50"]);
});

test("under reverse charge lines bear no tax, the recap is flagged, and the words come first in the note", () => {
  const lines = sampleLines(2).map((line) => ({ ...line, vatRate: "0" }));
  const bytes = rendered({ lines, vatMode: "reverseCharge", note: "Děkujeme." });
  expect(isdocTexts(bytes, `${LINE}/LineExtensionTaxAmount`)).toEqual(["0.00", "0.00"]);
  expect(isdocTexts(bytes, "TaxTotal/TaxAmount")).toEqual(["0.00"]);
  expect(isdocTexts(bytes, "TaxTotal/TaxSubTotal/TaxCategory/LocalReverseChargeFlag")).toEqual(["true"]);
  expect(isdocTexts(bytes, "VATApplicable")).toEqual(["true"]);
  expect(isdocTexts(bytes, "Note")).toEqual(["Daň odvede zákazník.\nDěkujeme."]);
});

test("abroad the reverse charge is no local one", () => {
  const { buyer } = sampleInvoice();
  const lines = sampleLines(1).map((line) => ({ ...line, vatRate: "0" }));
  const german = { ...buyer, country: "DE" };
  const bytes = rendered({ lines, vatMode: "reverseCharge", language: "en", buyer: german });
  expect(isdocTexts(bytes, "TaxTotal/TaxSubTotal/TaxCategory/LocalReverseChargeFlag")).toEqual([]);
  expect(isdocTexts(bytes, "Note")).toEqual(["Reverse charge."]);
});

test("an exempt invoice says so in its note", () => {
  const lines = sampleLines(1).map((line) => ({ ...line, vatRate: "0" }));
  const bytes = rendered({ lines, vatMode: "exempt" });
  expect(isdocTexts(bytes, "Note")).toEqual(["Osvobozeno od DPH."]);
  expect(isdocTexts(bytes, `${LINE}/ClassifiedTaxCategory/Percent`)).toEqual(["0"]);
});

test.each([
  ["LocalCurrencyCode", ["CZK"]],
  ["ForeignCurrencyCode", ["EUR"]],
  ["CurrRate", ["25.285"]],
  ["RefCurrRate", ["1"]],
  [`${LINE}/LineExtensionAmountCurr`, ["1851.75"]],
  [`${LINE}/LineExtensionAmount`, ["46821.50"]],
  [`${LINE}/LineExtensionAmountTaxInclusiveCurr`, ["2240.62"]],
  [`${LINE}/LineExtensionAmountTaxInclusive`, ["56654.08"]],
  [`${LINE}/LineExtensionTaxAmount`, ["9832.58"]],
  [`${LINE}/UnitPrice`, ["31214.3325"]],
  ["TaxTotal/TaxSubTotal/TaxableAmountCurr", ["1851.75"]],
  ["TaxTotal/TaxSubTotal/TaxAmountCurr", ["388.87"]],
  ["TaxTotal/TaxSubTotal/TaxAmount", ["9832.58"]],
  ["TaxTotal/TaxAmountCurr", ["388.87"]],
  ["LegalMonetaryTotal/PayableAmountCurr", ["2240.60"]],
  ["LegalMonetaryTotal/PayableRoundingAmountCurr", ["-0.02"]],
  ["LegalMonetaryTotal/PayableAmount", ["56653.57"]],
  ["LegalMonetaryTotal/PayableRoundingAmount", ["-0.51"]],
  ["PaymentMeans/Payment/PaidAmount", ["56653.57"]],
])("of an invoice in euros %s is %j", (path, texts) => {
  const bytes = rendered({ currency: "EUR", exchangeRate: "25.285", rounded: true });
  expect(isdocTexts(bytes, path)).toEqual(texts);
});

test("a Slovak payer's local currency is the euro", () => {
  const { seller } = sampleInvoice();
  const slovak = { ...seller, country: "SK" };
  const bytes = rendered({ seller: slovak, currency: "CZK", exchangeRate: "0.04112688" });
  expect(isdocTexts(bytes, "LocalCurrencyCode")).toEqual(["EUR"]);
  expect(isdocTexts(bytes, "ForeignCurrencyCode")).toEqual(["CZK"]);
});

test("without a rate the invoice's currency is the only one", () => {
  const bytes = rendered({ currency: "EUR" });
  expect(isdocTexts(bytes, "LocalCurrencyCode")).toEqual(["EUR"]);
  expect(isdocTexts(bytes, "CurrRate")).toEqual(["1"]);
  expect(isdocTexts(bytes, "ForeignCurrencyCode")).toEqual([]);
});
