import { expect, test } from "vitest";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { readCompany } from "#lib/company/read-company.ts";
import type { DocumentKind } from "#prisma/client/enums.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenCustomer, givenDraft } from "#testing/invoices.ts";
import { creditInvoice } from "./credit-invoice.ts";
import { issueInvoice, issueTaken } from "./issue-invoice.ts";
import { usualPatterns } from "./number-pattern.ts";
import { readNumbering } from "./numbering/read-numbering.ts";
import { saveNumberPatterns } from "./numbering/save-number-patterns.ts";

await testDatabase();

const usePatterns = (company: ActingCompany, patterns: Partial<Record<DocumentKind, string>>) =>
  saveNumberPatterns(company, { ...usualPatterns, ...patterns });

/** Issues a new draft as if it were that day. */
async function issuedOn(company: ActingCompany, day: string, kind: "invoice" | "proforma" = "invoice") {
  const id = await givenDraft(company, { kind });
  const seller = await readCompany(company.id);
  return (await db().$transaction((tx) => issueTaken(tx, company, seller, id, day))).number;
}

test("50 documents of all kinds issued at once get 50 numbers without a gap or a twin", async () => {
  const company = await testCompany();
  const customerId = await givenCustomer(company);
  const drafts: string[] = [];
  for (let index = 0; index < 16; index += 1) {
    const id = await givenDraft(company, { customerId });
    await issueInvoice(company, { id });
    drafts.push((await creditInvoice(company, { id, reason: "Vráceno" })).id);
    drafts.push(await givenDraft(company, { customerId, kind: "proforma" }));
    drafts.push(await givenDraft(company, { customerId }));
  }
  for (const kind of ["invoice", "proforma"] as const)
    drafts.push(await givenDraft(company, { customerId, kind }));
  expect(drafts).toHaveLength(50);
  const issued = await Promise.all(drafts.map((id) => issueInvoice(company, { id })));
  const { year } = await readNumbering(company);
  const series = (prefix: string, from: number, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}${year}${String(from + index).padStart(4, "0")}`);
  expect(issued.map(({ number }) => number).sort()).toEqual(
    [...series("", 17, 17), ...series("9", 1, 17), ...series("8", 1, 16)].sort(),
  );
});

test("with a year in the pattern every year begins with one, without it the numbers go on", async () => {
  const company = await testCompany();
  await usePatterns(company, { proforma: "Z-{NNN}" });
  expect([await issuedOn(company, "2025-12-31"), await issuedOn(company, "2026-01-01")]).toEqual([
    ...["20250001", "20260001"],
  ]);
  expect(await issuedOn(company, "2025-12-31", "proforma")).toBe("Z-001");
  expect(await issuedOn(company, "2026-01-01", "proforma")).toBe("Z-002");
});

test("a changed pattern goes on counting; back again it does not repeat what exists", async () => {
  const company = await testCompany();
  const day = "2026-03-01";
  expect([await issuedOn(company, day), await issuedOn(company, day)]).toEqual(["20260001", "20260002"]);
  await usePatterns(company, { invoice: "FV{YY}/{NNN}" });
  expect(await issuedOn(company, day)).toBe("FV26/003");
  // A series of its own, that begins where numbers exist already.
  await usePatterns(company, { invoice: "2026{NNNN}" });
  expect([await issuedOn(company, day), await issuedOn(company, day)]).toEqual(["20260003", "20260004"]);
  await usePatterns(company, {});
  expect([await issuedOn(company, day), await issuedOn(company, day)]).toEqual(["20260005", "20260006"]);
});

test("however many numbers exist already, the next free one is found", async () => {
  const company = await testCompany();
  const customerId = await givenCustomer(company);
  const day = new Date("2026-01-01");
  const row = { companyId: company.id, customerId, suppliedOn: day, dueOn: day };
  const numbers = Array.from({ length: 1500 }, (_, index) => `2026${String(index + 1).padStart(4, "0")}`);
  await db().invoice.createMany({ data: numbers.map((number) => ({ ...row, number })) });
  expect(await issuedOn(company, "2026-03-01")).toBe("20261501");
  expect(await issuedOn(company, "2026-03-01")).toBe("20261502");
});

test("the settings show how numbers look and which come next", async () => {
  const company = await testCompany();
  const { year } = await readNumbering(company);
  await issuedOn(company, `${year}-01-01`);
  expect(await readNumbering(company)).toMatchObject({
    patterns: usualPatterns,
    next: { invoice: { ofYear: 2, everlasting: 1 }, proforma: { ofYear: 1, everlasting: 1 } },
  });
  await usePatterns(company, { creditNote: "D{NN}" });
  const { patterns } = await readNumbering(company);
  expect(patterns).toEqual({ ...usualPatterns, creditNote: "D{NN}" });
  const stranger = await testCompany("Cizí firma");
  expect((await readNumbering(stranger)).patterns).toEqual(usualPatterns);
});
