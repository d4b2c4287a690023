import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer, givenDraft } from "#testing/invoices.ts";
import { givenPayment } from "#testing/payments.ts";
import { cancelInvoice } from "./cancel-invoice.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { sumInvoices } from "./sum-invoices.ts";

await testDatabase();

test("what is to be paid is summed by currency, late and early apart, paid and foreign invoices left out", async () => {
  const [company, stranger] = [await testCompany(), await testCompany("Cizí firma s.r.o.")];
  const abroad = await givenCustomer(company, { currency: "EUR" });
  const amount = (unitPrice: string) => [
    { description: "Práce", quantity: "1", unit: "", unitPrice, discount: "", vatRate: "0" },
  ];
  const issued = async (unitPrice: string, dueOn: string, customer?: string) => {
    const fields = { lines: amount(unitPrice), dueOn, ...(customer && { customerId: customer }) };
    const id = await givenDraft(company, fields);
    await issueInvoice(company, { id });
    return id;
  };
  await issued("100", "2099-01-01");
  await issued("20,50", "2099-01-01");
  await issued("7", "2099-01-01", abroad);
  await issued("3", "2020-01-01");
  const paid = await issued("1000", "2020-01-01");
  await givenPayment(company, paid);
  await givenDraft(company, { lines: amount("5") });
  await givenDraft(stranger);

  expect(await sumInvoices(company)).toEqual({
    issued: {
      count: 3,
      totals: [
        { currency: "CZK", leftMinor: 12_050n },
        { currency: "EUR", leftMinor: 700n },
      ],
    },
    overdue: { count: 1, totals: [{ currency: "CZK", leftMinor: 300n }] },
    draft: { count: 1, totals: [{ currency: "CZK", leftMinor: 500n }] },
  });
});

test("a new company has nothing to be paid", async () => {
  const none = { count: 0, totals: [] };
  expect(await sumInvoices(await testCompany())).toEqual({ issued: none, overdue: none, draft: none });
});

test("what is paid in part counts with its rest, a credit note takes off, a proforma and a cancelled one count not at all", async () => {
  const company = await testCompany();
  const issued = async (unitPrice: string, kind: "invoice" | "proforma", quantity = "1") => {
    const lines = [{ description: "Práce", quantity, unit: "", unitPrice, discount: "", vatRate: "0" }];
    const id = await givenDraft(company, { lines });
    await db().invoice.update({ where: { id }, data: { kind } });
    await issueInvoice(company, { id });
    return id;
  };
  await givenPayment(company, await issued("1000", "invoice"), { amount: "400" });
  await issued("50", "invoice", "-1");
  await issued("7", "proforma");
  const cancelled = await issued("3", "invoice");
  await db().$transaction((tx) => cancelInvoice(tx, company, { id: cancelled, reason: "Omyl" }));
  expect((await sumInvoices(company)).issued).toEqual({
    count: 2,
    totals: [{ currency: "CZK", leftMinor: 55_000n }],
  });
});
