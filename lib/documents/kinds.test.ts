import { describe, expect, test } from "vitest";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { isdocProblems, isdocTexts } from "#testing/isdoc/read-isdoc.ts";
import { pdfText } from "#testing/pdf-text.ts";
import { sampleInvoice, sampleLines } from "#testing/sample-invoice.ts";
import { renderInvoicePdf } from "./invoice-pdf.ts";
import { renderIsdoc } from "./isdoc/render-isdoc.ts";
import { isIssued } from "./issued-invoice.ts";

const credited = {
  kind: "creditNote",
  origin: {
    ...{ id: "01a20000-0000-7000-8000-000000000009", kind: "invoice", number: "20260007" },
    issuedOn: "2026-10-01",
  },
  reason: "Vrácené zboží",
  lines: sampleLines(1).map((line) => ({ ...line, quantity: "-1.5" })),
} satisfies Partial<Invoice>;
const nonPayer = { ...sampleInvoice().seller, vatPayer: false };

const pageOf = async (changes: Partial<Invoice>) =>
  (await pdfText(await renderInvoicePdf(sampleInvoice(changes))))[0] ?? "";

test.each([
  ["cs", {}, "Opravný daňový doklad 20260042", "K faktuře č. 20260007 ze dne 1. 10. 2026"],
  ["cs", { seller: nonPayer }, "Dobropis 20260042", "Důvod: Vrácené zboží"],
  ["sk", {}, "Dobropis 20260042", "K faktúre č. 20260007 zo dňa 1. 10. 2026"],
  ["en", {}, "Credit note 20260042", "For invoice 20260007 of 1 Oct 2026"],
] as const)("a credit note in %s says what it takes back and why", async (language, changes, ...words) => {
  const page = await pageOf({ ...credited, ...changes, language });
  for (const each of [...words, "Vrácené zboží"]) expect(page).toContain(each);
  // Nobody shall pay it.
  for (const each of ["QR Platba", "CZ65 0800", "K úhradě", "SPD"]) expect(page).not.toContain(each);
});

test("a credit note bears negative amounts", async () => {
  const page = await pageOf(credited);
  expect(page.replaceAll("−", "-")).toContain("-2 240,62 Kč");
});

test.each([
  ["cs", "Zálohová faktura 20260042", "Není daňový doklad"],
  ["sk", "Zálohová faktúra 20260042", "Nie je daňový doklad"],
  ["en", "Proforma invoice 20260042", "Not a tax document"],
] as const)("a proforma in %s is no tax document", async (language, ...words) => {
  const page = await pageOf({ kind: "proforma", language });
  for (const each of words) expect(page).toContain(each);
  for (const each of ["Daňový doklad", "zdaniteln", "Tax document", "20. 11. 2026", "20 Nov 2026"])
    expect(page).not.toContain(each);
  expect(await pageOf({ kind: "proforma", language, state: "draft", number: null })).toContain(words[1]);
});

describe("their ISDOC", () => {
  const isdocOf = (changes: Partial<Invoice>) => {
    const invoice = sampleInvoice(changes);
    if (!isIssued(invoice)) throw new Error("it is a draft");
    return renderIsdoc(invoice);
  };

  test("names the type of the document, and is valid", () => {
    const types = [{}, credited, { kind: "proforma" as const }].map((changes) => {
      const bytes = isdocOf(changes);
      expect(isdocProblems(bytes)).toEqual([]);
      return isdocTexts(bytes, "DocumentType")[0];
    });
    expect(types).toEqual(["1", "2", "4"]);
  });

  test("of a credit note refers to the invoice and says why", () => {
    const bytes = isdocOf(credited);
    const reference = "OriginalDocumentReferences/OriginalDocumentReference";
    expect(["ID", "IssueDate", "UUID"].flatMap((name) => isdocTexts(bytes, `${reference}/${name}`))).toEqual([
      ...["20260007", "2026-10-01", credited.origin.id],
    ]);
    expect(isdocTexts(bytes, "Note")).toEqual(["Vrácené zboží"]);
    expect(isdocTexts(bytes, "LegalMonetaryTotal/PayableAmount")).toEqual(["-2240.62"]);
  });

  test("of a proforma has no date of taxable supply", () => {
    expect(isdocTexts(isdocOf({ kind: "proforma" }), "TaxPointDate")).toEqual([]);
  });
});
