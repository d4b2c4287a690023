import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { creditInvoice } from "#lib/invoices/credit-invoice.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenAccount, givenDraft } from "#testing/invoices.ts";
import { givenPayment } from "#testing/payments.ts";
import { cancelInvoiceAndMail } from "../cancel-invoice.ts";
import { issueDocument } from "../issue-document.ts";
import { readOwedInvoice } from "../owed-invoice.ts";
import { publicPage } from "./public-page.ts";

await testDatabase();

/** An invoice of 1,000 crowns, to be paid to a Czech account. */
async function ready(kind: "invoice" | "proforma" = "invoice") {
  const company = await testCompany();
  await givenAccount(company, { iban: "CZ6508000000192000145399", swift: "GIBACZPX" });
  const lines = [{ description: "Práce", quantity: "1", unit: "", unitPrice: "1000", vatRate: "0" }];
  const id = await givenDraft(company, { lines, kind });
  await issueDocument(company, { id });
  const credit = async (crowns: bigint) => {
    const note = await creditInvoice(company, { id, reason: "Sleva" });
    const where = { invoiceId: note.id };
    await db().invoiceLine.updateMany({ where, data: { unitPriceMinor: crowns * -100n, quantity: 1 } });
    await issueDocument(company, note);
    return note.id;
  };
  const page = async (which = id) => {
    const invoice = await readOwedInvoice(company, which);
    if (!invoice) throw new Error("there is no such document");
    const { state, payment, code } = publicPage(invoice);
    return { state, toPay: payment[0]?.value.replaceAll("\u00a0", " "), code: code?.picture };
  };
  return { company, id, credit, page };
}

test("what waits for payment is shown with all that paying takes", async () => {
  const { page } = await ready();
  expect(await page()).toMatchObject({ state: "open", toPay: "1 000,00 Kč" });
  expect((await page()).code).toMatch(/^data:image\/png;base64,/);
});

test("of what is paid in part, amount and code are of the rest", async () => {
  const { company, id, page } = await ready();
  const { code: whole } = await page();
  await givenPayment(company, id, { amount: "400" });
  const { code: rest, ...shown } = await page();
  expect(shown).toEqual({ state: "partly", toPay: "600,00 Kč" });
  expect(rest).toBeDefined();
  expect(rest).not.toBe(whole);
});

test("what a credit note took back is not asked for, and after the whole nothing is", async () => {
  const { company, id, credit, page } = await ready();
  const note = await credit(400n);
  expect(await page()).toMatchObject({ state: "partly", toPay: "600,00 Kč" });
  expect(await page(note)).toEqual({ state: "credit", toPay: undefined, code: undefined });
  await givenPayment(company, id, { amount: "100" });
  await credit(500n);
  expect(await page()).toEqual({ state: "credited", toPay: undefined, code: undefined });
});

test("what is paid or cancelled asks for nothing", async () => {
  const [paid, cancelled] = [await ready(), await ready()];
  await givenPayment(paid.company, paid.id);
  expect(await paid.page()).toEqual({ state: "paid", toPay: undefined, code: undefined });
  await cancelInvoiceAndMail(cancelled.company, { id: cancelled.id, reason: "Omyl" });
  expect(await cancelled.page()).toEqual({ state: "cancelled", toPay: undefined, code: undefined });
});

test("a proforma is paid by its page too", async () => {
  const { page } = await ready("proforma");
  expect(await page()).toMatchObject({ state: "open", toPay: "1 000,00 Kč" });
});
