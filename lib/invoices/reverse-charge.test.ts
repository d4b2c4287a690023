import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import type { CustomerForm } from "#lib/customers/schema.ts";
import type { VatStatus } from "#prisma/client/enums.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer, givenDraft, makeVatPayer } from "#testing/invoices.ts";
import { duplicateInvoice } from "./duplicate-invoice.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { readInvoice } from "./read-invoice.ts";

await testDatabase();

const german = { country: "DE", registrationNo: "", taxNo: "DE123456789", currency: "EUR" } as const;

async function companyOf(vatStatus: VatStatus, country = "CZ") {
  const company = await testCompany();
  await makeVatPayer(company);
  await db().company.update({ where: { id: company.id }, data: { vatStatus, country } });
  return company;
}

test("an identified person invoices at home without VAT", async () => {
  const company = await companyOf("identified");
  const id = await givenDraft(company, { pricesWithVat: true, exchangeRate: "25" });
  await issueInvoice(company, { id });
  expect(await readInvoice(company, id)).toMatchObject({
    ...{ vatMode: "charged", pricesWithVat: false, exchangeRate: null, homeRecap: null },
    seller: { vatPayer: false, identified: true },
    totals: { vatMinor: 0n, totalMinor: 185_175n },
  });
});

test("an identified person invoices another country of the Union under reverse charge, in any currency", async () => {
  const company = await companyOf("identified");
  const customerId = await givenCustomer(company, german);
  const id = await givenDraft(company, { customerId, vatMode: "reverseCharge" });
  await issueInvoice(company, { id });
  expect(await readInvoice(company, id)).toMatchObject({
    ...{ vatMode: "reverseCharge", currency: "EUR", exchangeRate: null, homeRecap: null },
    totals: { vatMinor: 0n, totalMinor: 185_175n },
  });
});

test.each<[string, Partial<CustomerForm>, string | null]>([
  ["a customer at home", {}, "reverseChargeInUnion"],
  ["a customer outside the Union", { ...german, country: "CH" }, "reverseChargeInUnion"],
  ["a customer without a tax number", { ...german, taxNo: "" }, "reverseChargeNeedsNumber"],
  ["a number without its country", { ...german, taxNo: "123456789" }, "reverseChargeNeedsNumber"],
  ["a Slovak DIČ alone", { ...german, country: "SK", taxNo: "2021234567" }, "reverseChargeNeedsNumber"],
  ["a Slovak IČ DPH", { ...german, country: "SK", taxNo: "2021234567", vatNo: "SK2021234567" }, null],
])("reverse charge by an identified person and %s", async (_, customer, refusal) => {
  const company = await companyOf("identified");
  const customerId = await givenCustomer(company, customer);
  const draft = givenDraft(company, { customerId, vatMode: "reverseCharge" });
  if (refusal) await expect(draft).rejects.toMatchObject({ problem: refusal, field: "vatMode" });
  else await expect(draft).resolves.toEqual(expect.any(String));
});

test("a draft that has become wrong since is not issued, and says why", async () => {
  const company = await companyOf("identified");
  const customerId = await givenCustomer(company, german);
  const id = await givenDraft(company, { customerId, vatMode: "reverseCharge" });
  await givenCustomer(company, { ...german, id: customerId, taxNo: "" });
  const copy = await duplicateInvoice(company, { id });
  for (const each of [id, copy.id])
    await expect(issueInvoice(company, { id: each })).rejects.toMatchObject({
      problem: "reverseChargeNeedsNumber",
    });
  await db().company.update({ where: { id: company.id }, data: { vatStatus: "nonPayer" } });
  await issueInvoice(company, { id });
  expect(await readInvoice(company, id)).toMatchObject({ vatMode: "charged" });
});

test("exempt is none of the ways of an identified person, a payer of VAT has all of them, also at home", async () => {
  const identified = await companyOf("identified");
  const exempt = await givenDraft(identified, { vatMode: "exempt" });
  expect(await readInvoice(identified, exempt)).toMatchObject({ vatMode: "charged" });
  const payer = await companyOf("payer");
  const id = await givenDraft(payer, { vatMode: "reverseCharge" });
  expect(await readInvoice(payer, id)).toMatchObject({ vatMode: "reverseCharge" });
});
