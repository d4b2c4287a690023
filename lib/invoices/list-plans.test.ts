import pg from "pg";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { databaseUrl, db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { pileUpInvoices } from "#testing/piles.ts";
import { type InvoiceQuery, listInvoices } from "./list-invoices.ts";
import { listOrders } from "./list-order.ts";
import { documentKinds } from "./number-pattern.ts";
import { shownStates } from "./state.ts";
import { sumInvoices } from "./sum-invoices.ts";
import { sumMonths } from "./sum-months.ts";

// Enough for the server to think of reading a table from end to end, were there a reason to.
const MANY = 10_000;

await testDatabase({ as: "owner" });
let company: ActingCompany;
let number: string;

beforeAll(async () => {
  company = await testCompany();
  for (const one of [company, await testCompany("Cizí firma s.r.o.")]) await pileUpInvoices(one, MANY);
  await db().$executeRaw`VACUUM ANALYZE "Invoice"`;
  const { rows } = await listInvoices(company, { state: "paid" });
  number = rows[0]?.number ?? "";
});

const sorts = listOrders.flatMap((order) => [order, `-${order}`] as const);
const filters: InvoiceQuery[] = [
  ...shownStates.map((state) => ({ state })),
  ...documentKinds.map((kind) => ({ kind })),
  { state: "overdue", kind: "creditNote" },
];

describe("no list reads the table from end to end, nor much more than it shows", () => {
  test.each(sorts)("sorted by %s, on the first page and the next, with every filter", async (sort) => {
    for (const filter of [{}, ...filters]) {
      const first = await plansOf(() => listInvoices(company, { ...filter, sort }));
      expectLittle(first.plans, 700);
      const { next } = first.result;
      if (next)
        expectLittle(
          (await plansOf(() => listInvoices(company, { ...filter, sort, after: next }))).plans,
          700,
        );
    }
  });

  test.each(sorts)("searched for what few, some, and all bear, sorted by %s", async (sort) => {
    for (const search of [
      number,
      number.slice(-7),
      "k00042",
      "obor17",
      "odberatel",
      "odberatel obor17",
      "nikdo",
    ])
      for (const filter of [{}, { state: "overdue" }, { kind: "proforma" }] as const)
        expectLittle((await plansOf(() => listInvoices(company, { ...filter, search, sort }))).plans, 1_001);
  });
});

test("the overview's sums read indexes alone", async () => {
  const { plans } = await plansOf(() => Promise.all([sumInvoices(company), sumMonths(company)]));
  for (const plan of plans) expect(plan).toMatch(/Index Only Scan using "Invoice_(open|issued)"/);
});

function expectLittle(plans: string[], most: number): void {
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) {
    expect(plan).not.toMatch(/Seq Scan on "Invoice"/);
    const read = [...plan.matchAll(/(?:Index|Heap) Scan .*actual rows=(\d+)\S* loops=(\d+)/g)];
    for (const [line, rows, loops] of read)
      expect(Number(rows) * Number(loops), `${line}\n${plan}`).toBeLessThanOrEqual(most);
  }
}

/** What it gives, and how the server goes about each of its statements on invoices. */
async function plansOf<T>(read: () => Promise<T>): Promise<{ result: T; plans: string[] }> {
  const asked = vi.spyOn(pg.Client.prototype, "query");
  const result = await read();
  const statements = asked.mock.calls.map(([query]) => query as unknown as pg.QueryConfig);
  asked.mockRestore();
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  const plans: string[] = [];
  for (const { text, values } of statements.filter(({ text }) => text?.includes('"Invoice"'))) {
    const { rows } = await client.query(`EXPLAIN (ANALYZE, TIMING OFF) ${text}`, values);
    plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
  }
  await client.end();
  return { result, plans };
}
