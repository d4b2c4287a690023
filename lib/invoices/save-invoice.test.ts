import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer, givenDraft, makeVatPayer } from "#testing/invoices.ts";
import { deleteDraft } from "./delete-draft.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { readInvoice } from "./read-invoice.ts";

await testDatabase();

const line = { description: "Správa webu", quantity: "2", unit: "měs.", unitPrice: "2490", vatRate: "21" };

test("a draft takes currency and language from its customer", async () => {
  const company = await testCompany();
  const customerId = await givenCustomer(company, { language: "sk", currency: "EUR", country: "DE" });
  const id = await givenDraft(company, { customerId });
  expect(await readInvoice(company, id)).toMatchObject({ currency: "EUR", language: "sk", state: "draft" });
});

test("lines keep their order and their exact numbers", async () => {
  const company = await testCompany();
  await makeVatPayer(company);
  const lines = Array.from({ length: 300 }, (_, index) => ({ ...line, quantity: `${index},0001` }));
  const id = await givenDraft(company, { lines });
  const read = await readInvoice(company, id);
  expect(read?.lines.map(({ quantity }) => quantity)).toEqual(lines.map((_, index) => `${index}.0001`));
  const stored = await db().invoice.findUnique({ where: { id } });
  expect(stored?.totalMinor).toBe(read?.totals.totalMinor);
});

test("saving again replaces the lines", async () => {
  const company = await testCompany();
  const id = await givenDraft(company);
  await givenDraft(company, { id, lines: [line, line], note: "Děkujeme." });
  const read = await readInvoice(company, id);
  expect(read).toMatchObject({ note: "Děkujeme.", totals: { totalMinor: 996_000n } });
  expect(read?.lines).toHaveLength(2);
});

test("a company that pays no VAT has no rates, whatever the browser sends", async () => {
  const company = await testCompany();
  const id = await givenDraft(company);
  expect((await readInvoice(company, id))?.totals.recap).toMatchObject([{ vatRate: "0", vatMinor: 0n }]);
});

test("what is issued can be neither changed nor deleted", async () => {
  const company = await testCompany();
  const id = await givenDraft(company);
  await issueInvoice(company, { id });
  const before = await readInvoice(company, id);
  await expect(givenDraft(company, { id, lines: [line] })).rejects.toMatchObject({
    problem: "invoiceNotDraft",
  });
  await expect(deleteDraft(company, { id })).rejects.toMatchObject({ problem: "invoiceNotDraft" });
  expect(await readInvoice(company, id)).toEqual(before);
});

test("a draft can be deleted with its lines", async () => {
  const company = await testCompany();
  const id = await givenDraft(company);
  await deleteDraft(company, { id });
  expect(await readInvoice(company, id)).toBeNull();
  expect(await db().invoiceLine.count({ where: { invoiceId: id } })).toBe(0);
});

test("another company's customer or draft is refused", async () => {
  const [owner, stranger] = [await testCompany(), await testCompany("Cizí firma")];
  const [customerId, id] = [await givenCustomer(owner), await givenDraft(owner)];
  await expect(givenDraft(stranger, { customerId })).rejects.toMatchObject({
    ...{ problem: "notFound", field: "customerId" },
  });
  await expect(givenDraft(stranger, { id })).rejects.toMatchObject({ problem: "notFound" });
  await expect(deleteDraft(stranger, { id })).rejects.toMatchObject({ problem: "notFound" });
});
