import fc from "fast-check";
import { expect, test } from "vitest";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { eInvoiceProblems } from "#testing/en16931/problems.ts";
import { randomEInvoice } from "#testing/en16931/random-e-invoice.ts";
import { readEInvoice, textsAt } from "#testing/en16931/read-e-invoice.ts";
import { facturXProblems } from "#testing/factur-x/factur-x-problems.ts";
import { randomInvoice } from "#testing/random-invoice.ts";
import { sampleInvoice, sampleLines } from "#testing/sample-invoice.ts";
import { hasEInvoice } from "../en16931/e-invoice-source.ts";
import { isIssued } from "../issued-invoice.ts";
import { renderUbl } from "../ubl/render-ubl.ts";
import { renderCii } from "./render-cii.ts";

function issued(changes: Partial<Invoice> = {}) {
  const invoice = sampleInvoice(changes);
  if (!isIssued(invoice) || !hasEInvoice(invoice)) throw new Error("this document has no CII");
  return invoice;
}

test("200 invoices and credit notes of every kind are valid by the official schema", () => {
  fc.assert(
    fc.property(randomInvoice.filter(hasEInvoice), (invoice) => {
      const number = invoice.number.trim() || "1";
      expect(facturXProblems(renderCii({ ...invoice, number }))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("the schema sees what is wrong", () => {
  const right = new TextDecoder().decode(renderCii(issued()));
  const wrong = right.replace(/<ram:DuePayableAmount>.*\n/, "");
  expect(facturXProblems(new TextEncoder().encode(wrong)).join()).toContain("DuePayableAmount");
});

test("200 invoices and credit notes of every kind follow the rules for sums and VAT", () => {
  fc.assert(
    fc.property(randomEInvoice, (invoice) => {
      expect(eInvoiceProblems(renderCii(invoice))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("UBL and CII of 200 documents say the same", () => {
  const said = (bytes: Uint8Array) => {
    const { syntax: _syntax, head, ...rest } = readEInvoice(bytes);
    // A credit note in UBL has no place for the day.
    return { ...rest, head: head.typeCode === "381" ? { ...head, dueOn: "" } : head };
  };
  const paid = fc.constantFrom(0n, 100n);
  fc.assert(
    fc.property(randomInvoice.filter(hasEInvoice), paid, (invoice, paidMinor) => {
      const source = { ...invoice, paidMinor };
      expect(said(renderCii(source))).toEqual(said(renderUbl(source)));
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["BR-CO-10", /(<ram:LineTotalAmount>)1851.75/, "$11851.76"],
  ["BR-CO-11", /<ram:AllowanceTotalAmount.*\n/, ""],
  ["BR-CO-14", /(<ram:CalculatedAmount>)\d+/, "$11"],
  ["BR-CO-15", /(<ram:GrandTotalAmount>)\d+/, "$11"],
  ["BR-CO-16", /(<ram:DuePayableAmount>)\d+/, "$11"],
  ["BR-CO-25", /<ram:SpecifiedTradePaymentTerms>[\s\S]*<\/ram:SpecifiedTradePaymentTerms>\n/, ""],
  ["BR-S-08", /(<ram:BasisAmount>)\d+/, "$11"],
])("the rule %s sees what is wrong", (rule, part, wrong) => {
  const right = new TextDecoder().decode(renderCii(issued({ lines: sampleLines(2), discount: "10" })));
  expect(right).toMatch(part);
  expect(eInvoiceProblems(new TextEncoder().encode(right.replace(part, wrong)))).toContain(rule);
});

const settlement = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement";

test("a program that reads Factur-X finds the profile, the kind and what is to be paid", () => {
  const bytes = renderCii(issued({ paidMinor: 100_00n }));
  const guideline = "rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID";
  expect(textsAt(bytes, guideline)).toEqual(["urn:cen.eu:en16931:2017"]);
  const { head, seller, lines } = readEInvoice(bytes);
  expect(head).toMatchObject({ typeCode: "380", number: "20260042", issuedOn: "2026-11-23" });
  expect(head).toMatchObject({ dueOn: "2026-12-07", taxPointOn: "2026-11-20", payable: "2140.62" });
  expect(seller).toMatchObject({ vatNo: "CZ27160815", endpointScheme: "9929" });
  expect(lines).toMatchObject([{ quantity: "1.5", unitCode: "HUR", price: "1234.50" }]);
});

test("of several rates only the first bears the day of the tax, and a credit note is due on a day too", () => {
  const origin = { id: "1", number: "20260001", issuedOn: "2026-11-01", kind: "invoice" } as const;
  const lines = sampleLines(5).map((line) => ({ ...line, quantity: "-1.5" }));
  const bytes = renderCii(issued({ kind: "creditNote", reason: "Vrácené zboží", origin, lines }));
  const { head, breakdown } = readEInvoice(bytes);
  expect(breakdown.map(({ percent }) => percent)).toEqual(["21", "12"]);
  expect(textsAt(bytes, `${settlement}/ram:ApplicableTradeTax/ram:TaxPointDate`)).toHaveLength(1);
  expect(head).toMatchObject({ typeCode: "381", dueOn: "2026-12-07", note: "Vrácené zboží" });
  expect(head).toMatchObject({ creditedNumber: "20260001", creditedOn: "2026-11-01" });
});
