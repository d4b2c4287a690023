import { expect, test } from "vitest";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { sampleInvoice } from "#testing/sample-invoice.ts";
import { defaultInvoiceMail, invoiceMailBodies } from "./invoice-mail.ts";

const origin = { id: "01a20000-0000-7000-8000-000000000009", kind: "invoice", number: "20260007" } as const;
const credited: Partial<Invoice> = { kind: "creditNote", origin: { ...origin, issuedOn: "2026-10-01" } };
const nonPayer = { ...sampleInvoice().seller, vatPayer: false };

test.each<[string, string, Partial<Invoice>]>([
  ["Faktura 20260042", "fakturu č. 20260042", {}],
  ["Zálohová faktura 20260042", "zálohovou fakturu č. 20260042", { kind: "proforma" }],
  ["Opravný daňový doklad 20260042", "opravný daňový doklad č. 20260042 k faktuře č. 20260007", credited],
  ["Dobropis 20260042", "dobropis č. 20260042 k faktuře č. 20260007", { ...credited, seller: nonPayer }],
  ["Dobropis 20260042", "dobropis č. 20260042 k faktúre č. 20260007", { ...credited, language: "sk" }],
  ["Zálohová faktúra 20260042", "zálohovú faktúru č. 20260042", { kind: "proforma", language: "sk" }],
  ["Proforma invoice 20260042", "proforma invoice 20260042", { kind: "proforma", language: "en" }],
  ["Credit note 20260042", "credit note 20260042 for invoice 20260007", { ...credited, language: "en" }],
])("the mail of %s names the document", (subject, words, changes) => {
  const mail = defaultInvoiceMail(sampleInvoice(changes));
  expect(mail.subject.startsWith(`${subject} `)).toBe(true);
  expect(mail.text).toContain(words);
});

test("the mail of a credit note does not ask to be paid", () => {
  const { text, html } = invoiceMailBodies(sampleInvoice(credited), "Dobrý den");
  for (const body of [text, html]) {
    expect(body).toContain("Celkem");
    for (const each of ["K úhradě", "Splatnost", "Účet", "CZ65"]) expect(body).not.toContain(each);
  }
  expect(invoiceMailBodies(sampleInvoice({ kind: "proforma" }), "Dobrý den").text).toContain("K úhradě");
});
