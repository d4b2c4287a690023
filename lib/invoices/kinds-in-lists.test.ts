import { expect, test } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { dateOf } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenDraft } from "#testing/invoices.ts";
import { creditInvoice } from "./credit-invoice.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { listInvoices } from "./list-invoices.ts";
import { readInvoice } from "./read-invoice.ts";
import type { ShownState } from "./state.ts";
import { sumInvoices } from "./sum-invoices.ts";
import { sumMonths } from "./sum-months.ts";

await testDatabase();
const reason = "Vrácené zboží";

async function issued(
  company: ActingCompany,
  fields: Parameters<typeof givenDraft>[1] = {},
): Promise<string> {
  const id = await givenDraft(company, fields);
  await issueInvoice(company, { id });
  return id;
}

test("the list can be asked for one kind", async () => {
  const company = await testCompany();
  const invoice = await issued(company);
  await givenDraft(company, { kind: "proforma" });
  await creditInvoice(company, { id: invoice, reason });
  const kinds = async (query: Parameters<typeof listInvoices>[1]) =>
    (await listInvoices(company, query)).rows.map(({ kind, state }) => `${kind}: ${state}`);
  expect(await kinds({})).toEqual(["creditNote: draft", "proforma: draft", "invoice: issued"]);
  expect(await kinds({ kind: "proforma" })).toEqual(["proforma: draft"]);
  expect(await kinds({ kind: "creditNote", state: "issued" })).toEqual([]);
});

test("a credit note is never overdue: its customer owes nothing", async () => {
  const company = await testCompany();
  const invoice = await issued(company, { dueOn: "2020-01-01" });
  const { id } = await creditInvoice(company, { id: invoice, reason });
  await db().invoice.update({ where: { id }, data: { dueOn: dateOf("2020-01-01") } });
  await issueInvoice(company, { id });
  expect((await readInvoice(company, id))?.shownState).toBe("issued");
  const shown = async (state: ShownState) =>
    (await listInvoices(company, { state })).rows.map((row) => `${row.kind}: ${row.state}`);
  expect(await shown("overdue")).toEqual(["invoice: overdue"]);
  expect(await shown("issued")).toEqual(["creditNote: issued"]);
  expect(await sumInvoices(company)).toMatchObject({ issued: { count: 1 }, overdue: { count: 1 } });
  const month = (await sumMonths(company))[0]?.months.at(-1);
  expect(month?.dueMinor).toBe(-(month?.overdueMinor ?? 0n));
});
