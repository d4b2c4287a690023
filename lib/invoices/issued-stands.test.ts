import { describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import type { Prisma } from "#prisma/client/client.ts";
import { InvoiceState } from "#prisma/client/enums.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer, givenDraft } from "#testing/invoices.ts";
import { creditInvoice } from "./credit-invoice.ts";
import { issueInvoice } from "./issue-invoice.ts";

// What the database itself forbids, whoever writes.

await testDatabase();
const company = await testCompany();
const customerId = await givenCustomer(company);

const states = Object.values(InvoiceState);
/** The ways by which a draft gets into a state. */
const ways: Record<InvoiceState, InvoiceState[]> = {
  ...{ draft: [], issued: [], paid: ["paid"], cancelled: ["cancelled"] },
};
const allowed = ["draft issued", "issued paid", "paid issued", "issued cancelled", "cancelled issued"];

const set = (id: string, data: Prisma.InvoiceUncheckedUpdateInput) =>
  db().invoice.update({ where: { id }, data });

async function documentIn(state: InvoiceState): Promise<string> {
  const id = await givenDraft(company, { customerId });
  if (state !== "draft") await issueInvoice(company, { id });
  for (const step of ways[state]) await set(id, { state: step });
  return id;
}

const asIssued = { number: newUuid(), issuedOn: new Date("2026-01-01"), parties: {} };

describe.each(states)("what follows %s", (from) => {
  test.each(states.filter((to) => to !== from))("%s", async (to) => {
    const id = await documentIn(from);
    const step = set(id, { state: to, ...(from === "draft" && asIssued) });
    if (allowed.includes(`${from} ${to}`)) await expect(step).resolves.toMatchObject({ state: to });
    else await expect(step).rejects.toThrow(`does not go from ${from} to ${to}`);
  });
});

test.each(["number", "issuedOn", "parties"] as const)("nothing is issued without its %s", async (field) => {
  const id = await givenDraft(company, { customerId });
  const { [field]: _missing, ...others } = { ...asIssued, number: newUuid() };
  await expect(set(id, { state: "issued", ...others })).rejects.toThrow("has its number, date and parties");
});

describe.each(["issued", "paid", "cancelled"] as const)("while it is %s", (state) => {
  test.each<[string, Prisma.InvoiceUncheckedUpdateInput]>([
    ["its number", { number: "20260099" }],
    ["its kind", { kind: "proforma" }],
    ["its date of issue", { issuedOn: new Date("2020-01-01") }],
    ["its date of supply", { suppliedOn: new Date("2020-01-01") }],
    ["its due date", { dueOn: new Date("2020-01-01") }],
    ["its currency", { currency: "EUR" }],
    ["its language", { language: "en" }],
    ["its variable symbol", { variableSymbol: "1" }],
    ["its note", { note: "Jinak" }],
    ["its mode of VAT", { vatMode: "exempt" }],
    ["what its prices hold", { pricesWithVat: true }],
    ["its discount", { discount: 10 }],
    ["its rounding", { rounded: true }],
    ["its rate of exchange", { exchangeRate: 25 }],
    ["its total", { totalMinor: 1n }],
    ["its parties", { parties: { seller: {}, buyer: {} } }],
    ["its customer", { customerId: newUuid() }],
    ["its reason", { reason: "Jiný" }],
  ])("nobody changes %s", async (_what, data) => {
    await expect(set(await documentIn(state), data)).rejects.toThrow("stands as it was issued");
  });

  test("nobody deletes it", async () => {
    const id = await documentIn(state);
    await expect(db().invoice.delete({ where: { id } })).rejects.toThrow("never deleted");
  });

  test("nobody changes, adds or deletes its lines", async () => {
    const id = await documentIn(state);
    const [line] = await db().invoiceLine.findMany({ where: { invoiceId: id } });
    if (!line) throw new Error("it has no line");
    const where = { invoiceId_position: { invoiceId: id, position: line.position } };
    const stand = "the lines of an issued document stand";
    await expect(db().invoiceLine.update({ where, data: { quantity: 9 } })).rejects.toThrow(stand);
    await expect(db().invoiceLine.create({ data: { ...line, position: 7 } })).rejects.toThrow(stand);
    await expect(db().invoiceLine.delete({ where })).rejects.toThrow(stand);
    const draft = await givenDraft(company, { customerId });
    const moved = { invoiceId: id, position: 7 };
    await expect(db().invoiceLine.updateMany({ where: { invoiceId: draft }, data: moved })).rejects.toThrow(
      stand,
    );
  });

  test("how it is found and what was paid may change", async () => {
    const data = { searchWords: ["jinak"], paidOn: new Date("2026-02-02"), paidMinor: 1n };
    await expect(set(await documentIn(state), data)).resolves.toMatchObject(data);
  });
});

test("its reason comes and goes with its cancelling", async () => {
  const id = await documentIn("issued");
  await set(id, { state: "cancelled", reason: "Omyl" });
  await expect(set(id, { reason: "Jiný" })).rejects.toThrow("stands as it was issued");
  await set(id, { state: "issued", reason: "" });
});

test("what a credit note was made from stays", async () => {
  const origin = await documentIn("issued");
  const { id } = await creditInvoice(company, { id: origin, reason: "Vráceno" });
  await issueInvoice(company, { id });
  await expect(set(id, { originId: null })).rejects.toThrow("stands as it was issued");
});

test("a draft changes freely, and goes with its lines", async () => {
  const id = await givenDraft(company, { customerId });
  await set(id, { note: "Jinak", dueOn: new Date("2020-01-01"), kind: "proforma" });
  await db().invoiceLine.updateMany({ where: { invoiceId: id }, data: { quantity: 9 } });
  await db().invoice.delete({ where: { id } });
  expect(await db().invoiceLine.count({ where: { invoiceId: id } })).toBe(0);
});

test("a line cannot slip in while its document is being issued", async () => {
  const id = await givenDraft(company, { customerId });
  const [line] = await db().invoiceLine.findMany({ where: { invoiceId: id } });
  if (!line) throw new Error("it has no line");
  const late = { ...line, position: 1 };
  const results = await db().$transaction(async (tx) => {
    await tx.invoice.update({ where: { id }, data: { state: "issued", ...asIssued, number: newUuid() } });
    // It waits for us, and then finds the document issued.
    return [
      db()
        .invoiceLine.create({ data: late })
        .catch((error: Error) => error.message),
    ];
  });
  expect(await results[0]).toContain("stand as they were issued");
});
