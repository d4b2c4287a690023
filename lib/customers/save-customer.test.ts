import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer, givenDraft } from "#testing/invoices.ts";
import { deleteCustomer } from "./delete-customer.ts";
import { readCustomer } from "./read-customer.ts";
import { saveCustomer } from "./save-customer.ts";
import { customerSchema } from "./schema.ts";

await testDatabase();

test("a customer is saved, changed and deleted", async () => {
  const company = await testCompany();
  const id = await givenCustomer(company, { name: "Čajovna" });
  const form = { ...(await readCustomer(company, id)), name: "Čajovna Štěstí" };
  await saveCustomer(company, customerSchema.parse(form));
  expect(await readCustomer(company, id)).toMatchObject({ name: "Čajovna Štěstí", street: "Mlýnská 14" });
  await deleteCustomer(company, { id });
  expect(await readCustomer(company, id)).toBeNull();
});

test("a customer with an invoice cannot be deleted", async () => {
  const company = await testCompany();
  const id = await givenCustomer(company);
  await givenDraft(company, { customerId: id });
  await expect(deleteCustomer(company, { id })).rejects.toMatchObject({ problem: "customerHasInvoices" });
  expect(await readCustomer(company, id)).not.toBeNull();
});

test("another company's customer is not there: not to read, not to change, not to delete", async () => {
  const [owner, stranger] = [await testCompany(), await testCompany("Cizí firma s.r.o.")];
  const id = await givenCustomer(owner);
  expect(await readCustomer(stranger, id)).toBeNull();
  await expect(givenCustomer(stranger, { id, name: "Podvrh" })).rejects.toMatchObject({
    problem: "notFound",
  });
  await expect(deleteCustomer(stranger, { id })).rejects.toMatchObject({ problem: "notFound" });
  expect(await readCustomer(owner, id)).toMatchObject({ name: "Kavárna U Mlýna s.r.o." });
});

test("what is no identifier is no customer", async () => {
  const company = await testCompany();
  expect(await readCustomer(company, "1' OR '1'='1")).toBeNull();
  expect(await readCustomer(company, randomUUID())).toBeNull();
});
