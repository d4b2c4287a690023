import { beforeAll, expect, test } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer } from "#testing/invoices.ts";
import { listCustomers } from "./list-customers.ts";
import { sortName } from "./sort-name.ts";

await testDatabase();
let company: ActingCompany;

beforeAll(async () => {
  company = await testCompany();
  const names = ["Žula a.s.", "Chata", "Hydro", "Červený javor", "Cyklo", "Řeznictví U Dubu"];
  for (const name of names)
    await givenCustomer(company, { name, city: name === "Hydro" ? "Ústí nad Labem" : "Brno" });
  await givenCustomer(await testCompany("Cizí firma"), { name: "Cizí zákazník" });
});

const names = async (search?: string) =>
  (await listCustomers(company, search === undefined ? {} : { search })).rows.map(({ name }) => name);

test("customers stand by the Czech alphabet, and only the company's own", async () => {
  const all = ["Cyklo", "Červený javor", "Hydro", "Chata", "Řeznictví U Dubu", "Žula a.s."];
  expect(await names()).toEqual(all);
});

test.each([
  ["reznictvi", ["Řeznictví U Dubu"]],
  ["DUB řez", ["Řeznictví U Dubu"]],
  ["usti", ["Hydro"]],
  ["25164716", ["Cyklo", "Červený javor", "Hydro", "Chata", "Řeznictví U Dubu", "Žula a.s."]],
  ["cizí", []],
  ["%", ["Cyklo", "Červený javor", "Hydro", "Chata", "Řeznictví U Dubu", "Žula a.s."]],
])("the search for %j", async (search, found) => {
  expect(await names(search)).toEqual(found);
});

test("every customer is on exactly one page, also when many bear the same name", async () => {
  const crowded = await testCompany("Velkoobchod");
  const name = "Stejné jméno";
  const rows = Array.from({ length: 120 }, () => ({ companyId: crowded.id, name, sortName: sortName(name) }));
  await db().customer.createMany({ data: rows });
  const seen: string[] = [];
  for (let after: string | undefined, pages = 0; pages < 5; pages += 1) {
    const page = await listCustomers(crowded, after ? { after } : {});
    seen.push(...page.rows.map(({ id }) => id));
    if (!page.next) break;
    after = page.next;
  }
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
});
