import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer, givenDraft, makeVatPayer } from "#testing/invoices.ts";
import { invoiceValues } from "./invoice-values.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { readInvoice } from "./read-invoice.ts";
import { invoiceSchema } from "./schema.ts";

await testDatabase();

const line = { description: "Kniha", quantity: "3", unit: "ks", unitPrice: "121", vatRate: "21" };

async function payer() {
  const company = await testCompany();
  await makeVatPayer(company);
  return company;
}

test("discounts, prices with VAT and rounding are saved, counted the same everywhere, and stand after issue", async () => {
  const company = await payer();
  const lines = [{ ...line, discount: "12,5" }, line];
  const terms = { pricesWithVat: true, discount: "10", rounded: true };
  const id = await givenDraft(company, { lines, ...terms });
  const draft = await readInvoice(company, id);
  expect(draft).toMatchObject({
    ...{ pricesWithVat: true, discount: "10", rounded: true, vatMode: "charged", exchangeRate: null },
    lines: [{ discount: "12.5" }, { discount: "0" }],
    // 317,63 + 363 = 680,63; less a tenth 612,57; whole crowns.
    totals: { vatMinor: 10_631n, roundingMinor: 43n, totalMinor: 61_300n },
  });
  await issueInvoice(company, { id });
  const issued = await readInvoice(company, id);
  expect(issued?.totals).toEqual(draft?.totals);
  expect((await db().invoice.findUnique({ where: { id } }))?.totalMinor).toBe(61_300n);
});

test.each(["reverseCharge", "exempt"] as const)(
  "%s: no VAT, no rates, no prices that hold it",
  async (vatMode) => {
    const company = await payer();
    const id = await givenDraft(company, { lines: [line], vatMode, pricesWithVat: true });
    await issueInvoice(company, { id });
    expect(await readInvoice(company, id)).toMatchObject({
      ...{ vatMode, pricesWithVat: false },
      lines: [{ vatRate: "0" }],
      totals: { vatMinor: 0n, totalMinor: 36_300n },
    });
  },
);

test("an invoice in euros is not issued without a rate, takes no number, and has its recap in crowns with one", async () => {
  const company = await payer();
  const customerId = await givenCustomer(company, { currency: "EUR", country: "SK" });
  const id = await givenDraft(company, { customerId, lines: [line] });
  await expect(issueInvoice(company, { id })).rejects.toMatchObject({ problem: "exchangeRateNeeded" });
  expect(await readInvoice(company, id)).toMatchObject({ state: "draft", number: null, homeRecap: null });
  await givenDraft(company, { id, customerId, lines: [line], exchangeRate: "25,285" });
  expect((await issueInvoice(company, { id })).number).toMatch(/0001$/);
  expect(await readInvoice(company, id)).toMatchObject({
    ...{ exchangeRate: "25.285", currency: "EUR" },
    homeRecap: { currency: "CZK", rate: "25.285", baseMinor: 917_846n, vatMinor: 192_748n },
  });
});

test("who pays no VAT needs no rate, and keeps nothing of VAT", async () => {
  const company = await testCompany();
  const customerId = await givenCustomer(company, { currency: "EUR" });
  const asked = { vatMode: "reverseCharge", pricesWithVat: true, exchangeRate: "25" } as const;
  const id = await givenDraft(company, { customerId, ...asked });
  await issueInvoice(company, { id });
  expect(await readInvoice(company, id)).toMatchObject({
    ...{ vatMode: "charged", pricesWithVat: false, exchangeRate: null, homeRecap: null },
  });
});

test("a company that stops paying VAT issues its drafts without it, in the prices as they stand", async () => {
  const company = await payer();
  const id = await givenDraft(company, { lines: [line], pricesWithVat: true, discount: "50" });
  await db().company.update({ where: { id: company.id }, data: { vatStatus: "nonPayer" } });
  await issueInvoice(company, { id });
  expect(await readInvoice(company, id)).toMatchObject({
    ...{ pricesWithVat: false, totals: { vatMinor: 0n, totalMinor: 18_150n } },
  });
});

test("the editor gets back what was typed, and saving it unchanged changes nothing", async () => {
  const company = await payer();
  const customerId = await givenCustomer(company, { currency: "EUR" });
  const typed = { pricesWithVat: true, discount: "7,5", rounded: true, exchangeRate: "24,315" };
  const id = await givenDraft(company, { customerId, lines: [{ ...line, discount: "12,25" }], ...typed });
  const before = await readInvoice(company, id);
  if (!before) throw new Error("the draft is gone");
  const values = invoiceValues(before, "cs", ["21", "12", "0"]);
  expect(values).toMatchObject({ ...typed, vatMode: "charged", lines: [{ discount: "12,25" }] });
  expect(invoiceSchema.parse(values)).toMatchObject({ discount: "7.5", exchangeRate: "24.315" });
  await givenDraft(company, values);
  expect(await readInvoice(company, id)).toEqual(before);
});

test("whoever takes back the reverse charge finds the usual rate on the lines", async () => {
  const company = await payer();
  const id = await givenDraft(company, { lines: [line], vatMode: "reverseCharge" });
  const draft = await readInvoice(company, id);
  expect(draft && invoiceValues(draft, "cs", ["21", "12", "0"]).lines[0]?.vatRate).toBe("21");
});
