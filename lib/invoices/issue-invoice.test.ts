import { expect, test } from "vitest";
import { today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer, givenDraft, makeVatPayer } from "#testing/invoices.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { readInvoice } from "./read-invoice.ts";

await testDatabase({ as: "owner" });
const year = today().slice(0, 4);

test("an issued invoice gets its number, date and variable symbol, and leaves a trace", async () => {
  const company = await testCompany();
  const id = await givenDraft(company);
  expect(await issueInvoice(company, { id })).toEqual({ number: `${year}0001` });
  expect(await readInvoice(company, id)).toMatchObject({
    ...{ state: "issued", shownState: "issued", number: `${year}0001`, variableSymbol: `${year}0001` },
    issuedOn: today(),
  });
  const trace = await db().auditEvent.findFirst({
    where: { companyId: company.id, event: "invoice.issued" },
  });
  expect(trace).toMatchObject({ subjectId: id, userId: company.userId, details: { number: `${year}0001` } });
});

test("50 invoices issued at once get 50 numbers without a gap or a twin", async () => {
  const company = await testCompany();
  const customerId = await givenCustomer(company);
  const ids: string[] = [];
  for (let index = 0; index < 50; index += 1) ids.push(await givenDraft(company, { customerId }));
  const issued = await Promise.all(ids.map((id) => issueInvoice(company, { id })));
  const wanted = Array.from({ length: 50 }, (_, index) => `${year}${String(index + 1).padStart(4, "0")}`);
  expect(issued.map(({ number }) => number).sort()).toEqual(wanted);
});

test("pressing Issue ten times takes one number", async () => {
  const company = await testCompany();
  const id = await givenDraft(company);
  const presses = await Promise.allSettled(Array.from({ length: 10 }, () => issueInvoice(company, { id })));
  const refused = presses.filter((press) => press.status === "rejected");
  expect(refused).toHaveLength(9);
  expect(refused.map(({ reason }) => reason.problem)).toEqual(Array(9).fill("invoiceNotDraft"));
  const second = await givenDraft(company);
  expect(await issueInvoice(company, { id: second })).toEqual({ number: `${year}0002` });
});

test("an issue that fails gives its number back", async () => {
  const company = await testCompany();
  const [failing, next] = [await givenDraft(company), await givenDraft(company)];
  await db()
    .$executeRaw`ALTER TABLE "AuditEvent" ADD CONSTRAINT full_disk CHECK (event <> 'invoice.issued') NOT VALID`;
  await expect(issueInvoice(company, { id: failing })).rejects.toThrow();
  await db().$executeRaw`ALTER TABLE "AuditEvent" DROP CONSTRAINT full_disk`;
  expect(await readInvoice(company, failing)).toMatchObject({ state: "draft", number: null });
  expect(await issueInvoice(company, { id: next })).toEqual({ number: `${year}0001` });
});

test("an issued invoice keeps seller and buyer as they were, a draft follows them", async () => {
  const company = await testCompany("Stará firma s.r.o.");
  await makeVatPayer(company);
  const customerId = await givenCustomer(company, { name: "Starý název" });
  const [issued, draft] = [
    await givenDraft(company, { customerId }),
    await givenDraft(company, { customerId }),
  ];
  await issueInvoice(company, { id: issued });
  await givenCustomer(company, { id: customerId, name: "Nový název", language: "en" });
  await db().company.update({
    where: { id: company.id },
    data: { name: "Nová firma s.r.o.", vatStatus: "nonPayer" },
  });
  expect(await readInvoice(company, issued)).toMatchObject({
    ...{
      seller: { name: "Stará firma s.r.o.", vatPayer: true },
      buyer: { name: "Starý název" },
      language: "cs",
    },
    totals: { vatMinor: 38_887n, totalMinor: 224_062n },
  });
  expect(await readInvoice(company, draft)).toMatchObject({
    ...{
      seller: { name: "Nová firma s.r.o.", vatPayer: false },
      buyer: { name: "Nový název" },
      language: "en",
    },
    totals: { vatMinor: 0n, totalMinor: 185_175n },
  });
});

test("a draft with VAT rates, issued by a company that no longer pays VAT, bears none", async () => {
  const company = await testCompany();
  await makeVatPayer(company);
  const id = await givenDraft(company);
  await db().company.update({ where: { id: company.id }, data: { vatStatus: "nonPayer" } });
  await issueInvoice(company, { id });
  const row = await db().invoice.findUnique({ where: { id }, include: { lines: true } });
  expect(row?.totalMinor).toBe(185_175n);
  expect(row?.lines.map(({ vatRate }) => vatRate.toString())).toEqual(["0"]);
});

test("another company can neither read nor issue it", async () => {
  const [owner, stranger] = [await testCompany(), await testCompany("Cizí firma")];
  const id = await givenDraft(owner);
  expect(await readInvoice(stranger, id)).toBeNull();
  await expect(issueInvoice(stranger, { id })).rejects.toMatchObject({ problem: "notFound" });
  expect(await readInvoice(owner, id)).toMatchObject({ state: "draft" });
});
