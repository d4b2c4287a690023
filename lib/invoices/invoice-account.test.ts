import { expect, test } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenAccount, givenCustomer, givenDraft } from "#testing/invoices.ts";
import { creditInvoice } from "./credit-invoice.ts";
import { duplicateInvoice } from "./duplicate-invoice.ts";
import { invoiceValues } from "./invoice-values.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { parseParties } from "./parties.ts";
import { readInvoice } from "./read-invoice.ts";

await testDatabase();

const crowns = "CZ6508000000192000145399";
const euros = "CZ9320100000002000145399";
const dollars = "DE89370400440532013000";

/** A company with an account in crowns and one in euros. */
async function withTwo(): Promise<{ company: ActingCompany; inCrowns: string; inEuros: string }> {
  const company = await testCompany();
  const inCrowns = await givenAccount(company, { iban: crowns, swift: "GIBACZPX" });
  const inEuros = await givenAccount(company, { iban: euros, swift: "FIOBCZPP", currency: "EUR" });
  return { company, inCrowns, inEuros };
}

const accountOf = async (company: ActingCompany, id: string) =>
  (await readInvoice(company, id))?.seller.iban ?? "";

const remove = ({ id: companyId }: ActingCompany, id: string) =>
  db().bankAccount.delete({ where: { companyId_id: { companyId, id } } });

test.each([
  ["CZK", crowns],
  ["EUR", euros],
  ["USD", crowns],
] as const)(
  "an invoice in %s names the first account of its currency, else the first of all",
  async (currency, iban) => {
    const { company } = await withTwo();
    await givenAccount(company, { iban: dollars, currency: "EUR" });
    const customerId = await givenCustomer(company, { currency });
    const id = await givenDraft(company, { customerId });
    expect(await accountOf(company, id)).toBe(iban);
  },
);

test("without an account an invoice names none", async () => {
  const company = await testCompany();
  const id = await givenDraft(company);
  expect((await readInvoice(company, id))?.seller).toMatchObject({ iban: "", swift: "" });
  await issueInvoice(company, { id });
  expect((await readInvoice(company, id))?.seller).toMatchObject({ iban: "", swift: "" });
});

test("the account that was chosen is named, copied, and comes back in the editor", async () => {
  const { company, inEuros } = await withTwo();
  const id = await givenDraft(company, { bankAccountId: inEuros });
  const draft = await readInvoice(company, id);
  expect(draft?.seller).toMatchObject({ iban: euros, swift: "FIOBCZPP" });
  expect(draft && invoiceValues(draft, "cs", null).bankAccountId).toBe(inEuros);
  const copy = await duplicateInvoice(company, { id });
  expect(await accountOf(company, copy.id)).toBe(euros);
  await issueInvoice(company, { id });
  const credit = await creditInvoice(company, { id, reason: "Vráceno" });
  expect(await accountOf(company, credit.id)).toBe(euros);
});

test("a draft whose account was removed names the usual one, an issued invoice keeps its own", async () => {
  const { company, inEuros } = await withTwo();
  const [issued, draft] = [
    await givenDraft(company, { bankAccountId: inEuros }),
    await givenDraft(company, { bankAccountId: inEuros }),
  ];
  await issueInvoice(company, { id: issued });
  await remove(company, inEuros);
  expect(await accountOf(company, issued)).toBe(euros);
  expect(await accountOf(company, draft)).toBe(crowns);
  await issueInvoice(company, { id: draft });
  expect(await accountOf(company, draft)).toBe(crowns);
});

test("neither another company's account can be chosen nor one that is gone", async () => {
  const { company } = await withTwo();
  const stranger = await withTwo();
  for (const bankAccountId of [stranger.inEuros, newUuid()]) {
    const id = await givenDraft(company, { bankAccountId });
    expect(await readInvoice(company, id)).toMatchObject({ bankAccountId: null, seller: { iban: crowns } });
  }
});

test("documents from before identified persons and several accounts are read as they are", async () => {
  const { company } = await withTwo();
  const id = await givenDraft(company);
  await issueInvoice(company, { id });
  const { parties } = await db().invoice.findUniqueOrThrow({ where: { id } });
  const { identified, ...seller } = parseParties(parties).seller;
  const old = { ...parseParties(parties), seller };
  expect(identified).toBe(false);
  expect(parseParties(old).seller).toEqual({ ...seller, identified: false });
});
