import { expect, test } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { addDays, today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer, givenDraft, makeVatPayer } from "#testing/invoices.ts";
import { creditInvoice } from "./credit-invoice.ts";
import { duplicateInvoice } from "./duplicate-invoice.ts";
import { invoiceFromProforma } from "./invoice-from-proforma.ts";
import { invoiceValues } from "./invoice-values.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { listFollowers } from "./origin.ts";
import { recordPayment } from "./payments/record-payment.ts";
import { type Invoice, readInvoice } from "./read-invoice.ts";
import { saveInvoice } from "./save-invoice.ts";
import { invoiceSchema } from "./schema.ts";

await testDatabase();
const reason = "Vrácené zboží";
const lines = [
  { description: "Židle", quantity: "3", unit: "ks", unitPrice: "33,33", discount: "7", vatRate: "21" },
  { description: "Kniha", quantity: "1,5", unit: "", unitPrice: "99,99", discount: "", vatRate: "12" },
];

async function payer(): Promise<ActingCompany> {
  const company = await testCompany();
  await makeVatPayer(company);
  return company;
}

async function issued(
  company: ActingCompany,
  fields: Parameters<typeof givenDraft>[1] = {},
): Promise<Invoice> {
  const id = await givenDraft(company, { lines, ...fields });
  await issueInvoice(company, { id });
  return read(company, id);
}

async function read(company: ActingCompany, id: string): Promise<Invoice> {
  const invoice = await readInvoice(company, id);
  if (!invoice) throw new Error("it is not there");
  return invoice;
}

const pay = (company: ActingCompany, { id, totals }: Invoice, paidOn = today()) =>
  recordPayment(company, {
    ...{ id: newUuid(), invoiceId: id, leftMinor: totals.totalMinor, amount: totals.totalMinor },
    ...{ paidOn, note: "" },
  });

/** Changes the quantities of a draft as the editor would. */
async function changeQuantities(company: ActingCompany, id: string, quantities: string[]): Promise<void> {
  const values = invoiceValues(await read(company, id), "cs", ["21", "12"]);
  const changed = values.lines.slice(0, quantities.length).map((line, index) => {
    return { ...line, quantity: quantities[index] ?? "" };
  });
  await saveInvoice(company, invoiceSchema.parse({ ...values, lines: changed }));
}

test.each([
  ["as usual", {}],
  ["with discounts and rounding", { discount: "12,5", rounded: true }],
  ["with prices that hold VAT", { pricesWithVat: true, discount: "3", rounded: true }],
  ["under reverse charge", { vatMode: "reverseCharge" as const }],
])("a credit note of the whole is the invoice's exact negative: %s", async (_how, terms) => {
  const company = await payer();
  const invoice = await issued(company, { ...terms, note: "Děkujeme" });
  const { id } = await creditInvoice(company, { id: invoice.id, reason });
  await issueInvoice(company, { id });
  const credit = await read(company, id);
  const { number, issuedOn } = invoice;
  expect(credit).toMatchObject({
    ...{ kind: "creditNote", reason, note: "", number: `8${today().slice(0, 4)}0001` },
    origin: { id: invoice.id, kind: "invoice", number, issuedOn },
  });
  const { baseMinor, vatMinor, roundingMinor, totalMinor } = invoice.totals;
  expect(credit.totals).toMatchObject({
    ...{ baseMinor: -baseMinor, vatMinor: -vatMinor, totalMinor: -totalMinor },
    roundingMinor: -roundingMinor,
  });
  expect(credit.totals.lineMinor).toEqual(invoice.totals.lineMinor.map((minor) => -minor));
  const rows = await db().invoice.findMany({
    where: { companyId: company.id },
    select: { totalMinor: true },
  });
  expect(rows.reduce((sum, row) => sum + row.totalMinor, 0n)).toBe(0n);
  expect(await listFollowers(company, invoice.id)).toEqual([
    { id, kind: "creditNote", number: credit.number, state: "issued" },
  ]);
});

test("parts may be credited until the whole is, and no more", async () => {
  const company = await payer();
  const invoice = await issued(company);
  const draftOf = async (quantities: string[]) => {
    const { id } = await creditInvoice(company, { id: invoice.id, reason });
    await changeQuantities(company, id, quantities);
    return id;
  };
  const first = await draftOf(["-2"]);
  const [tooMuch, rest, positive] = [
    await draftOf(["-3", "-1,5"]),
    await draftOf(["-1", "-1,5"]),
    await draftOf(["1"]),
  ];
  await issueInvoice(company, { id: first });
  await expect(issueInvoice(company, { id: positive })).rejects.toMatchObject({
    problem: "creditNotNegative",
  });
  await expect(issueInvoice(company, { id: tooMuch })).rejects.toThrow(/^creditTooMuch\?amount=20550\+CZK$/);
  expect(await read(company, tooMuch)).toMatchObject({ state: "draft", number: null });
  await issueInvoice(company, { id: rest });
  await expect(creditInvoice(company, { id: invoice.id, reason })).rejects.toMatchObject({
    problem: "creditedAlready",
  });
});

test("two credit notes of the whole issued at once: one of them is refused, and takes no number", async () => {
  const company = await payer();
  const invoice = await issued(company);
  const credit = () => creditInvoice(company, { id: invoice.id, reason });
  const drafts = [await credit(), await credit()];
  const results = await Promise.allSettled(drafts.map((draft) => issueInvoice(company, draft)));
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const series = await db().numberSeries.findMany({ where: { companyId: company.id, kind: "creditNote" } });
  expect(series.map(({ next }) => next)).toEqual([2]);
});

test("a credit note is for the customer of its invoice, which stands", async () => {
  const company = await payer();
  const invoice = await issued(company);
  const { id } = await creditInvoice(company, { id: invoice.id, reason });
  const values = invoiceValues(await read(company, id), "cs", ["21", "12"]);
  const customerId = await givenCustomer(company, { name: "Někdo jiný" });
  await saveInvoice(company, invoiceSchema.parse({ ...values, customerId }));
  await expect(issueInvoice(company, { id })).rejects.toMatchObject({ problem: "creditOtherCustomer" });
  await saveInvoice(company, invoiceSchema.parse(values));
  await db().invoice.update({ where: { id: invoice.id }, data: { state: "cancelled" } });
  await expect(issueInvoice(company, { id })).rejects.toMatchObject({ problem: "creditWithoutInvoice" });
});

test("the reason of a credit note changes while it is a draft; an invoice has none to save", async () => {
  const company = await payer();
  const invoice = await issued(company);
  const { id } = await creditInvoice(company, { id: invoice.id, reason });
  const save = async (draft: string, changes: object) =>
    saveInvoice(
      company,
      invoiceSchema.parse({ ...invoiceValues(await read(company, draft), "cs", ["21", "12"]), ...changes }),
    );
  await save(id, { reason: "Chybná cena" });
  expect(await read(company, id)).toMatchObject({ kind: "creditNote", reason: "Chybná cena" });
  await expect(save(id, { reason: " " })).rejects.toThrow("required");
  const other = await givenDraft(company);
  await save(other, { reason: "Chybná cena", kind: "proforma" });
  expect(await read(company, other)).toMatchObject({ kind: "invoice", reason: "" });
});

test("only an issued invoice is credited, and only by its company", async () => {
  const company = await payer();
  const draft = await givenDraft(company);
  const proforma = await issued(company, { kind: "proforma" });
  for (const id of [draft, proforma.id])
    await expect(creditInvoice(company, { id, reason })).rejects.toMatchObject({
      problem: "creditOnlyInvoice",
    });
  const stranger = await testCompany("Cizí firma");
  const invoice = await issued(company);
  for (const deed of [creditInvoice, duplicateInvoice, invoiceFromProforma])
    await expect(deed(stranger, { id: invoice.id, reason })).rejects.toMatchObject({ problem: "notFound" });
});

test("an invoice follows a paid proforma once, with the same lines, and says that it is paid", async () => {
  const company = await payer();
  const proforma = await issued(company, { kind: "proforma", note: "Děkujeme", discount: "10" });
  const { id: proformaId, number } = proforma;
  expect(number).toBe(`9${today().slice(0, 4)}0001`);
  await expect(invoiceFromProforma(company, { id: proformaId })).rejects.toMatchObject({
    problem: "proformaNotPaid",
  });
  const paidOn = addDays(today(), -3);
  await pay(company, proforma, paidOn);
  const presses = await Promise.allSettled(
    [1, 2].map(() => invoiceFromProforma(company, { id: proformaId })),
  );
  expect(presses.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [follower] = await listFollowers(company, proformaId);
  const invoice = await read(company, follower?.id ?? "");
  expect(invoice).toMatchObject({
    ...{ kind: "invoice", state: "draft", lines: proforma.lines, totals: proforma.totals },
    origin: { id: proformaId, kind: "proforma", number },
    note: `Uhrazeno na základě zálohové faktury č. ${number}. Neplaťte.\n\nDěkujeme`,
  });
  await issueInvoice(company, { id: invoice.id });
  const paidMinor = proforma.totals.totalMinor;
  expect(await read(company, invoice.id)).toMatchObject({ state: "paid", paidOn, paidMinor });
  await expect(invoiceFromProforma(company, { id: proformaId })).rejects.toMatchObject({
    problem: "proformaInvoiced",
  });
});

test("what is more than the proforma is left to be paid", async () => {
  const company = await payer();
  const proforma = await issued(company, { kind: "proforma" });
  await pay(company, proforma);
  const { id } = await invoiceFromProforma(company, { id: proforma.id });
  await changeQuantities(company, id, ["30", "1,5"]);
  await issueInvoice(company, { id });
  const paidMinor = proforma.totals.totalMinor;
  expect(await read(company, id)).toMatchObject({ state: "issued", paidOn: null, paidMinor });
});

test("a copy of any document is a draft of today, due after the company's days", async () => {
  const company = await payer();
  await db().company.update({ where: { id: company.id }, data: { dueDays: 30 } });
  const invoice = await issued(company, { discount: "5", suppliedOn: "2020-01-01", dueOn: "2020-01-15" });
  const proforma = await issued(company, { kind: "proforma" });
  const credit = await creditInvoice(company, { id: invoice.id, reason });
  const copyOf = async (id: string) => read(company, (await duplicateInvoice(company, { id })).id);
  expect(await copyOf(invoice.id)).toMatchObject({
    ...{ kind: "invoice", state: "draft", number: null, origin: null, discount: "5" },
    ...{ suppliedOn: today(), dueOn: addDays(today(), 30), lines: invoice.lines, totals: invoice.totals },
  });
  expect(await copyOf(proforma.id)).toMatchObject({ kind: "proforma", state: "draft" });
  expect(await copyOf(credit.id)).toMatchObject({
    ...{ kind: "creditNote", reason, origin: { id: invoice.id } },
    totals: { totalMinor: -invoice.totals.totalMinor },
  });
});

test("a copy leaves the exchange rate to its own day, a credit note keeps that of its invoice", async () => {
  const company = await payer();
  const customerId = await givenCustomer(company, { currency: "EUR" });
  const { id } = await issued(company, { customerId, exchangeRate: "25,1" });
  const copy = await duplicateInvoice(company, { id });
  const credit = await creditInvoice(company, { id, reason });
  expect(await read(company, copy.id)).toMatchObject({ currency: "EUR", exchangeRate: null });
  expect(await read(company, credit.id)).toMatchObject({ currency: "EUR", exchangeRate: "25.1" });
});
