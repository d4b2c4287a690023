import { expect, test } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import { allOf } from "#testing/all-of.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer, givenDraft, makeVatPayer } from "#testing/invoices.ts";
import { sampleInvoice } from "#testing/sample-invoice.ts";
import { exportCsv } from "./export-csv.ts";
import { exportInvoices } from "./export-invoices.ts";
import { issueInvoice } from "./issue-invoice.ts";
import type { InvoiceQuery } from "./list-invoices.ts";

await testDatabase();

async function csvOf(company: ActingCompany, query: InvoiceQuery = {}, locale: "cs" | "sk" | "en" = "cs") {
  return (await allOf(exportCsv(exportInvoices(company, query), locale))).join("");
}

test("an issued invoice and a draft, as Czech Excel opens them", async () => {
  const company = await testCompany();
  await makeVatPayer(company);
  const id = await givenDraft(company);
  const { number } = await issueInvoice(company, { id });
  await givenDraft(company, {
    customerId: await givenCustomer(company, { name: "=cmd|' /C calc'!A0; s.r.o." }),
  });
  const day = today().split("-").reverse().join(".");
  expect(await csvOf(company)).toBe(
    [
      "\ufeffČíslo;Druh dokladu;Zákazník;IČO;DIČ;Vystaveno;Datum plnění;Splatnost;Zaplaceno dne;Měna;Základ;DPH;Celkem;Uhrazeno;Variabilní symbol;Stav",
      `;Faktura;"'=cmd|' /C calc'!A0; s.r.o.";25164716;CZ25164716;;23.11.2026;07.12.2099;;CZK;1851,75;388,87;2240,62;0,00;;Koncept`,
      `${number};Faktura;Kavárna U Mlýna s.r.o.;25164716;CZ25164716;${day};23.11.2026;07.12.2099;;CZK;1851,75;388,87;2240,62;0,00;${number};Vystavená`,
      "",
    ].join("\r\n"),
  );
});

test("amounts of a credit note keep their minus, which no spreadsheet takes for a formula", async () => {
  async function* pages() {
    const lines = [{ description: "Vráceno", quantity: "-1", unit: "ks", unitPriceMinor: 5n, vatRate: "21" }];
    yield [sampleInvoice({ kind: "creditNote", lines })];
  }
  const rows = (await allOf(exportCsv(pages(), "en"))).join("").split("\r\n");
  expect(rows[1]).toContain("Credit note");
  expect(rows[1]).toContain(";CZK;-0,05;-0,01;-0,06;0,00;");
});

test("all pages come, each document once and none of another company, also when one goes meanwhile", async () => {
  const [company, stranger] = [await testCompany(), await testCompany("Cizí firma")];
  await givenDraft(stranger);
  const customerId = await givenCustomer(company);
  const ids: string[] = [];
  for (let count = 0; count < 7; count += 1) ids.unshift(await givenDraft(company, { customerId }));
  const seen: string[] = [];
  for await (const page of exportInvoices(company, {}, 3)) {
    seen.push(...page.map(({ id }) => id));
    if (seen.length === 3) await db().invoice.delete({ where: { id: seen[2] ?? "" } });
  }
  expect(seen).toEqual(ids);
});

test("the filter is that of the list", async () => {
  const company = await testCompany();
  const id = await givenDraft(company);
  await givenDraft(company, { customerId: await givenCustomer(company, { name: "Čajovna" }) });
  await issueInvoice(company, { id });
  const count = async (query: InvoiceQuery) => (await csvOf(company, query)).trim().split("\r\n").length - 1;
  expect(await count({})).toBe(2);
  expect(await count({ state: "issued" })).toBe(1);
  expect(await count({ kind: "proforma" })).toBe(0);
  expect(await count({ search: "cajov" })).toBe(1);
});
