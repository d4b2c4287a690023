import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { listCustomers } from "#lib/customers/list-customers.ts";
import { customerSchema } from "#lib/customers/schema.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { listInvoices } from "./list-invoices.ts";
import { readInvoice } from "./read-invoice.ts";
import { sampleCustomers } from "./sample-customers.ts";
import { createSampleData } from "./sample-data.ts";
import { shownStates } from "./state.ts";

await testDatabase();

test("a new company can be filled with invoices in every state, whose numbers rise with their dates", async () => {
  const company = await testCompany();
  await db().$transaction((tx) => createSampleData(tx, company), { timeout: 20_000 });
  expect((await listCustomers(company)).rows).toHaveLength(sampleCustomers.length);
  for (const state of shownStates.filter((state) => state !== "cancelled"))
    expect((await listInvoices(company, { state })).rows.length).toBeGreaterThan(2);

  const { rows } = await listInvoices(company);
  const issued = rows.filter(({ number }) => number);
  expect(issued.map(({ number }) => number)).toEqual(
    issued
      .map(({ number }) => number)
      .sort()
      .reverse(),
  );
  expect(issued.map(({ issuedOn }) => issuedOn)).toEqual(
    issued
      .map(({ issuedOn }) => issuedOn)
      .sort()
      .reverse(),
  );
  for (const { id, totalMinor } of rows) {
    expect((await readInvoice(company, id))?.totals.totalMinor, id).toBe(totalMinor);
  }
});

test.each(sampleCustomers)("$name would pass the form, and no mail can reach it", (customer) => {
  expect(customerSchema.parse(customer)).toEqual(customer);
  expect(customer.email).toMatch(/\.example$/);
});
