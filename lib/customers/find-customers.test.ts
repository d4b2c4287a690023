import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer } from "#testing/invoices.ts";
import { findCustomers, readCustomerChoice } from "./find-customers.ts";
import { listCustomers } from "./list-customers.ts";
import { withDerived } from "./save-customer.ts";
import { customerSchema } from "./schema.ts";

await testDatabase();

test("a customer is found by name, company ID and e-mail, and only the company's own", async () => {
  const company = await testCompany();
  const stranger = await testCompany("Cizí firma");
  const id = await givenCustomer(company, { name: "Řeznictví U Dubu", email: "maso@dub.example" });
  const other = await givenCustomer(stranger, { name: "Řeznictví U Lípy" });
  for (const search of ["dub rez", "25164716", "maso@dub", ""])
    expect(await findCustomers(company, { search })).toMatchObject([{ id, city: "Brno", currency: "CZK" }]);
  expect(await findCustomers(company, { search: "lipy" })).toEqual([]);
  expect(await readCustomerChoice(company, id)).toMatchObject({ name: "Řeznictví U Dubu" });
  expect(await readCustomerChoice(company, other)).toBeNull();
  expect(await readCustomerChoice(company, "nic")).toBeNull();
});

test("a customer is found by its contacts too, also after a form that leaves them out, until they are gone", async () => {
  const company = await testCompany();
  const named = (name: string, email: string) => ({
    ...{ name, email, forInvoices: true, forReminders: false, copy: false },
  });
  const people = Array.from({ length: 18 }, (_, at) => named(`Pomocný účetní ${at}`, `p${at}@ucto.example`));
  const contacts = [...people, named("Žofie Šťastná", "zofie@sklad.example")];
  const id = await givenCustomer(company, { name: "Mlýn", contacts });
  for (const search of ["zofie stastna", "mlyn zofie@sklad", "p17"])
    expect(await findCustomers(company, { search })).toMatchObject([{ id }]);
  await givenCustomer(company, { id, name: "Pila" });
  expect((await listCustomers(company, { search: "pila zofie" })).rows).toMatchObject([{ id }]);
  await givenCustomer(company, { id, name: "Pila", contacts: people });
  expect(await findCustomers(company, { search: "zofie" })).toEqual([]);
});

test("among many customers the first ones by the alphabet are offered", async () => {
  const company = await testCompany();
  const usual = {
    street: "",
    city: "",
    postcode: "",
    country: "CZ",
    registrationNo: "",
    taxNo: "",
    vatNo: "",
  };
  const form = { ...usual, email: "", language: "cs", currency: "CZK" } as const;
  const data = Array.from({ length: 3000 }, (_, index) => ({
    ...withDerived(customerSchema.parse({ ...form, name: `Odběratel ${String(index).padStart(5, "0")}` })),
    companyId: company.id,
  }));
  await db().customer.createMany({ data });
  const found = await findCustomers(company, { search: "odb" });
  expect(found.map(({ name }) => name)).toEqual(data.slice(0, 20).map(({ name }) => name));
  expect(await findCustomers(company, { search: "02999 odberatel" })).toHaveLength(1);
});
