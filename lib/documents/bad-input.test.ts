import { beforeAll, describe, expect, test } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { exportCsv } from "#lib/invoices/export-csv.ts";
import { exportInvoices } from "#lib/invoices/export-invoices.ts";
import { issueInvoice } from "#lib/invoices/issue-invoice.ts";
import { type Invoice, readInvoice } from "#lib/invoices/read-invoice.ts";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import { allOf } from "#testing/all-of.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { eInvoiceProblems } from "#testing/en16931/problems.ts";
import { givenCustomer, givenDraft, makeVatPayer } from "#testing/invoices.ts";
import { isdocProblems, isdocTexts } from "#testing/isdoc/read-isdoc.ts";
import { pdfText } from "#testing/pdf-text.ts";
import { hasEInvoice } from "./en16931/e-invoice-source.ts";
import { renderFacturX } from "./facturx/render-factur-x.ts";
import { renderInvoicePdf } from "./invoice-pdf.ts";
import { renderIsdoc } from "./isdoc/render-isdoc.ts";
import { isIssued } from "./issued-invoice.ts";
import { renderUbl } from "./ubl/render-ubl.ts";

// What people type and paste, from the form through the database to every document.

await testDatabase();
let company: ActingCompany;
beforeAll(async () => {
  company = await testCompany();
  await makeVatPayer(company);
});

const line = { description: "Práce", quantity: "1", unit: "ks", unitPrice: "100", vatRate: "21" };

async function issued(fields: Parameters<typeof givenDraft>[1]): Promise<Invoice> {
  const id = await givenDraft(company, fields);
  await issueInvoice(company, { id });
  const invoice = await readInvoice(company, id);
  if (!invoice) throw new Error("the invoice is not there");
  return invoice;
}

/** Every document of it, each without a fault. */
async function documentsOf(invoice: Invoice): Promise<{ pdf: string; isdoc: Uint8Array }> {
  if (!isIssued(invoice) || !hasEInvoice(invoice)) throw new Error("it has no documents for machines");
  const isdoc = renderIsdoc(invoice);
  expect(isdocProblems(isdoc)).toEqual([]);
  expect(eInvoiceProblems(renderUbl(invoice))).toEqual([]);
  expect((await renderFacturX(invoice)).length).toBeGreaterThan(1_000);
  const pdf = (await pdfText(await renderInvoicePdf(invoice))).join(" ");
  return { pdf, isdoc };
}

const solid = (text: string) => text.replace(/\s/g, "");

describe("a text", () => {
  test.each([
    ["every Czech and Slovak letter", "áäčďéěíĺľňóôŕřšťúůýž ÁÄČĎÉĚÍĹĽŇÓÔŔŘŠŤÚŮÝŽ"],
    ["letters put together from two characters", "Příliš žluťoučký kůň".normalize("NFD")],
    ["500 characters without a space", "ŽlutýKůňÚpěl".repeat(42).slice(0, 500)],
    ["signs of XML and of PDF", `<b>&amp; "it's" ]]> (závorky) \\ %PDF`],
    ["a formula of spreadsheets", "=cmd|' /C calc'!A0"],
    ["Greek and Cyrillic", "Ελληνικά Кириллица"],
    ["emoji", "Dort 🎂 s láskou 💚"],
    ["writing from the right", "שלום מרحبا"],
  ])("with %s stands in every document as it was typed", async (_, typed) => {
    const text = typed.normalize("NFC");
    const name = text.slice(0, 200);
    const customerId = await givenCustomer(company, { name: typed.slice(0, 200) });
    const invoice = await issued({ customerId, note: typed, lines: [{ ...line, description: typed }] });
    expect(invoice).toMatchObject({ buyer: { name }, note: text, lines: [{ description: text }] });
    const { pdf, isdoc } = await documentsOf(invoice);
    expect(isdocTexts(isdoc, "InvoiceLines/InvoiceLine/Item/Description")).toEqual([text]);
    for (const character of new Set(solid(text))) expect(pdf).toContain(character);
    const csv = (
      await allOf(exportCsv(exportInvoices(company, { search: invoice.number ?? "" }), "cs"))
    ).join("");
    expect(csv).toContain(name.replaceAll('"', '""'));
    expect(csv).not.toMatch(/(^|;)"?[=+@]/m);
  });
});

describe("a line", () => {
  const lines = (fields: Partial<InvoiceForm["lines"][number]>) => [
    { ...line, discount: "", ...fields },
    line,
  ];
  test.each<[string, Parameters<typeof lines>[0], bigint]>([
    ["of no quantity", { quantity: "0" }, 12_100n],
    ["of a negative quantity", { quantity: "-3" }, -24_200n],
    ["for nothing", { unitPrice: "0" }, 12_100n],
    ["with a price of fourteen digits", { unitPrice: "123 456 789 012,34" }, 14_938_271_470_493n + 12_100n],
    ["with a discount of 0 %", { discount: "0" }, 24_200n],
    ["with a discount of 100 %", { discount: "100" }, 12_100n],
    ["with four decimal places", { quantity: "0,0001", unitPrice: "9 999,99" }, 12_221n],
  ])("%s comes to its sum, with every document right", async (_, fields, totalMinor) => {
    const invoice = await issued({ lines: lines(fields) });
    expect(invoice.totals.totalMinor).toBe(totalMinor);
    await documentsOf(invoice);
  });

  test("is one of 2,000: all of them are in every document", async () => {
    const many = Array.from({ length: 2_000 }, (_, index) => ({
      ...line,
      description: `Položka č. ${index + 1}.`,
    }));
    const invoice = await issued({ lines: many });
    expect(invoice.totals.totalMinor).toBe(2_000n * 12_100n);
    const { pdf, isdoc } = await documentsOf(invoice);
    const text = solid(pdf);
    for (const { description } of many) expect(text).toContain(solid(description));
    expect(isdocTexts(isdoc, "InvoiceLines/InvoiceLine/ID")).toHaveLength(2_000);
  });
});

test("a discount of the whole of 100 % leaves nothing to pay, in every document", async () => {
  const invoice = await issued({ discount: "100", lines: [line] });
  expect(invoice.totals).toMatchObject({ totalMinor: 0n, vatMinor: 0n });
  await documentsOf(invoice);
});
