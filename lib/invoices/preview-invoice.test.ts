import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer, givenDraft, makeVatPayer } from "#testing/invoices.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { previewInvoice } from "./preview-invoice.ts";
import { readInvoice } from "./read-invoice.ts";
import { type InvoiceForm, invoiceSchema } from "./schema.ts";

await testDatabase();

const typed: Omit<InvoiceForm, "customerId"> = {
  ...{ suppliedOn: "2026-11-23", dueOn: "2026-12-07", note: "Náhled", exchangeRate: "" },
  ...{ vatMode: "charged", pricesWithVat: false, discount: "", rounded: false },
  lines: [{ description: "Stůl", quantity: "2", unit: "ks", unitPrice: "100", discount: "", vatRate: "21" }],
};

test("a preview is the draft that saving would make, and nothing is saved", async () => {
  const company = await testCompany();
  await makeVatPayer(company);
  const customerId = await givenCustomer(company);
  const preview = await previewInvoice(company, invoiceSchema.parse({ ...typed, customerId }));
  expect(preview).toMatchObject({ state: "draft", number: null, note: "Náhled" });
  expect(preview.totals.totalMinor).toBe(24_200n);
  expect(await db().invoice.count({ where: { companyId: company.id } })).toBe(0);
});

test("over a draft it shows what is typed, and the draft stays as it was", async () => {
  const company = await testCompany();
  const id = await givenDraft(company, { note: "Uloženo" });
  const before = await readInvoice(company, id);
  const customerId = before?.customerId ?? "";
  const preview = await previewInvoice(company, invoiceSchema.parse({ ...typed, id, customerId }));
  expect(preview).toMatchObject({ id, note: "Náhled", lines: [{ description: "Stůl" }] });
  expect(await readInvoice(company, id)).toEqual(before);
});

test("there is none of what may not be saved", async () => {
  const company = await testCompany();
  const stranger = await testCompany("Cizí firma");
  const foreign = await givenDraft(stranger);
  const customerId = await givenCustomer(company);
  const preview = (fields: Partial<InvoiceForm>) =>
    previewInvoice(company, invoiceSchema.parse({ ...typed, customerId, ...fields }));
  await expect(preview({ customerId: newUuid() })).rejects.toMatchObject({ field: "customerId" });
  await expect(preview({ id: foreign })).rejects.toMatchObject({ problem: "notFound" });
  const id = await givenDraft(company);
  await issueInvoice(company, { id });
  await expect(preview({ id })).rejects.toMatchObject({ problem: "invoiceNotDraft" });
});
