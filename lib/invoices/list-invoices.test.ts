import { beforeAll, expect, test } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer, givenDraft } from "#testing/invoices.ts";
import { givenPayment } from "#testing/payments.ts";
import { pileUpInvoices } from "#testing/piles.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { type InvoiceQuery, listInvoices } from "./list-invoices.ts";
import { type ListOrder, type ListSort, listOrders, listSortOf } from "./list-order.ts";

await testDatabase({ as: "owner" });
let company: ActingCompany;
let number: string;

beforeAll(async () => {
  company = await testCompany();
  const customer = async (name: string) => ({ customerId: await givenCustomer(company, { name }) });
  const paid = await givenDraft(company, await customer("Čajovna Štěstí"));
  await issueInvoice(company, { id: paid });
  await givenPayment(company, paid);
  const overdue = await givenDraft(company, { ...(await customer("Žula a.s.")), dueOn: "2020-01-01" });
  ({ number } = await issueInvoice(company, { id: overdue }));
  await issueInvoice(company, { id: await givenDraft(company, await customer("Hydro s.r.o.")) });
  await givenDraft(company, await customer("Koncept s.r.o."));
  await givenDraft(await testCompany("Cizí firma"));
});

const found = async (query: InvoiceQuery) =>
  (await listInvoices(company, query)).rows.map(({ customerName, state }) => `${customerName}: ${state}`);

test("the newest invoices come first, and only the company's own", async () => {
  expect(await found({})).toEqual([
    ...["Koncept s.r.o.: draft", "Hydro s.r.o.: issued", "Žula a.s.: overdue", "Čajovna Štěstí: paid"],
  ]);
});

test.each([
  ["draft", ["Koncept s.r.o.: draft"]],
  ["issued", ["Hydro s.r.o.: issued"]],
  ["overdue", ["Žula a.s.: overdue"]],
  ["paid", ["Čajovna Štěstí: paid"]],
] as const)("the filter %s shows what bears that badge", async (state, rows) => {
  expect(await found({ state })).toEqual(rows);
});

test.each([
  ["zula", ["Žula a.s.: overdue"]],
  ["stesti caj", ["Čajovna Štěstí: paid"]],
  ["konc", ["Koncept s.r.o.: draft"]],
  ["nikdo", []],
])("the search for %j", async (search, rows) => {
  expect(await found({ search })).toEqual(rows);
});

test("an invoice is found by its whole number, its beginning and its end", async () => {
  expect(await found({ search: number })).toEqual(["Žula a.s.: overdue"]);
  expect(await found({ search: number.slice(0, 4) })).toHaveLength(3);
  expect(await found({ search: "2" })).toContain("Žula a.s.: overdue");
  expect(await found({ search: "0002" })).toEqual(["Žula a.s.: overdue"]);
  expect(await found({ search: "zula", state: "paid" })).toEqual([]);
});

test("a draft is found by the new name of its customer, an issued invoice by the one that it bears", async () => {
  const renamed = await testCompany();
  const customerId = await givenCustomer(renamed, { name: "Dřívější" });
  await issueInvoice(renamed, { id: await givenDraft(renamed, { customerId }) });
  await givenDraft(renamed, { customerId });
  await givenCustomer(renamed, { id: customerId, name: "Pozdější" });
  expect((await listInvoices(renamed, { search: "pozdejsi" })).rows).toMatchObject([{ state: "draft" }]);
  expect((await listInvoices(renamed, { search: "drivejsi" })).rows).toMatchObject([
    { customerName: "Dřívější" },
  ]);
});

test("every invoice is on exactly one page, also when many were made at the same moment", async () => {
  const busy = await testCompany("Velkoobchod");
  const customerId = await givenCustomer(busy);
  const [day, createdAt] = [new Date("2026-11-23"), new Date("2026-11-23T08:00:00Z")];
  const row = { companyId: busy.id, customerId, suppliedOn: day, dueOn: day, createdAt };
  await db().invoice.createMany({ data: Array.from({ length: 130 }, () => row) });
  const seen: string[] = [];
  for (let after: string | undefined, pages = 0; pages < 5; pages += 1) {
    const page = await listInvoices(busy, after ? { after } : {});
    seen.push(...page.rows.map(({ id }) => id));
    if (!page.next) break;
    after = page.next;
  }
  expect(seen).toHaveLength(130);
  expect(new Set(seen).size).toBe(130);
});

test.each(listOrders.flatMap((order) => [order, `-${order}`] as const))(
  "sorted by %s every invoice is on exactly one page, also among many alike, with a search too",
  async (sort) => {
    const busy = await testCompany("Velkoobchod");
    await pileUpInvoices(busy, 90);
    for (const search of ["", "odberatel"]) {
      const seen: string[] = [];
      for (let after: string | undefined; seen.length <= 90; ) {
        const page = await listInvoices(busy, { sort, search, after, size: 20 });
        seen.push(...page.rows.map(({ id }) => id));
        if (!page.next) break;
        after = page.next;
      }
      expect(seen).toHaveLength(90);
      expect(new Set(seen).size).toBe(90);
    }
  },
);

test("sorted by due date, by total or by number, in both directions; number 10000 comes after 9999", async () => {
  const sorted = await testCompany("Velkoobchod");
  const customerId = await givenCustomer(sorted);
  for (const [number, dueOn, totalMinor] of [
    ["20269999", "2026-03-01", 300],
    ["202610000", "2026-01-01", 200],
    ["20260001", "2026-02-01", -100],
  ] as const) {
    const [day, due] = [new Date("2026-01-01"), new Date(dueOn)];
    const fields = { state: "issued", suppliedOn: day, issuedOn: day, dueOn: due, totalMinor } as const;
    await db().invoice.create({ data: { companyId: sorted.id, customerId, number, ...fields } });
  }
  const numbers = async (sort: ListSort) =>
    (await listInvoices(sorted, { sort })).rows.map(({ number }) => number);
  const orders: [ListOrder, string[]][] = [
    ["number", ["20260001", "20269999", "202610000"]],
    ["due", ["202610000", "20260001", "20269999"]],
    ["total", ["20260001", "202610000", "20269999"]],
  ];
  for (const [order, rising] of orders) {
    expect(await numbers(order)).toEqual(rising);
    expect(await numbers(`-${order}`)).toEqual(rising.toReversed());
  }
});

test.each([
  ["due", "due"],
  ["-total", "-total"],
  ["", "-created"],
  ["dueOn; DROP TABLE", "-created"],
])("the address %j asks for the order %s", (asked, sort) => {
  expect(listSortOf(asked)).toBe(sort);
});

test("a page that begins after nonsense or another company's invoice is the first page", async () => {
  const stranger = await testCompany("Cizí firma");
  const after = await givenDraft(stranger);
  expect(await found({ after })).toHaveLength(4);
  expect(await found({ after: "'; DROP TABLE" })).toHaveLength(4);
});
