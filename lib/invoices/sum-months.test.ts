import { expect, test } from "vitest";
import { dateOf } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import type { Prisma } from "#prisma/client/client.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer, givenDraft } from "#testing/invoices.ts";
import { sumMonths } from "./sum-months.ts";

await testDatabase();

type Fields = Prisma.InvoiceUncheckedUpdateInput;

test("what was issued is summed by month and currency: paid, to come and late", async () => {
  const [company, stranger] = [await testCompany(), await testCompany("Cizí firma s.r.o.")];
  const abroad = await givenCustomer(company, { currency: "EUR" });
  let number = 0;
  const issued = async (on: string, total: number, fields: Fields = {}, of = company, customer?: string) => {
    const id = await givenDraft(of, customer ? { customerId: customer } : {});
    const { state = "issued", paidMinor = 0, ...printed } = fields;
    const data = { issuedOn: dateOf(on), totalMinor: total, number: `M${number++}`, parties: {}, ...printed };
    const dueOn = dateOf("2026-12-01");
    await db().invoice.update({ where: { id }, data: { state: "issued", dueOn, ...data } });
    await db().invoice.update({ where: { id }, data: { state, paidMinor } });
  };
  await issued("2026-11-02", 10_000);
  await issued("2026-11-30", 20_000, { dueOn: dateOf("2026-11-25"), paidMinor: 5_000 });
  await issued("2026-11-10", -1_000, { kind: "creditNote" });
  await issued("2025-12-31", 700, { state: "paid", paidMinor: 700 });
  await issued("2025-11-30", 999);
  await issued("2026-11-03", 999, { kind: "proforma" });
  await issued("2026-11-03", 999, { state: "cancelled" });
  await issued("2026-11-03", 999, {}, stranger);
  await issued("2026-01-01", 300, {}, company, abroad);
  await givenDraft(company);

  const [crowns, euros, ...more] = await sumMonths(company, "2026-11-26");
  expect(more).toEqual([]);
  expect(crowns?.currency).toBe("CZK");
  expect(crowns?.months.map(({ month }) => month)).toEqual([
    ...["2025-12-01", "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01"],
    ...["2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01"],
  ]);
  expect(crowns?.months[0]).toMatchObject({ paidMinor: 700n, dueMinor: 0n, overdueMinor: 0n });
  expect(crowns?.months[11]).toMatchObject({ paidMinor: 5_000n, dueMinor: 9_000n, overdueMinor: 15_000n });
  expect(euros?.months[1]).toMatchObject({ month: "2026-01-01", dueMinor: 300n });
});

test("a new company has no months to show", async () => {
  expect(await sumMonths(await testCompany())).toEqual([]);
});
