import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { companyForm } from "./company-form.ts";
import { readCompany } from "./read-company.ts";
import { saveCompany } from "./save-company.ts";
import { companySchema } from "./schema.ts";

await testDatabase();

const fio = "CZ9320100000002000145399";

test("details are saved for one's own company only, and come back as they were typed", async () => {
  const [mine, foreign] = [await testCompany(), await testCompany("Cizí firma")];
  const account = { id: newUuid(), swift: "FIOBCZPP" };
  const typed = {
    ...companyForm(await readCompany(mine.id)),
    name: "Pekařství Žito, s.r.o.",
    country: "SK" as const,
    registrationNo: "31333532",
    taxNo: "2020123456",
    vatNo: "SK2020123456",
    vatStatus: "identified" as const,
    bankAccounts: [
      { ...account, name: "", iban: "SK31 1200 0000 1987 4263 7541", currency: "EUR" as const },
      {
        ...account,
        id: newUuid(),
        name: "Fio",
        iban: "CZ93 2010 0000 0020 0014 5399",
        currency: "CZK" as const,
      },
    ],
    invoiceNote: "Ďakujeme.\nPekáreň Žito",
    dueDays: "21",
  };
  const kept = await saveCompany(mine, companySchema.parse(typed));
  expect(companyForm(kept)).toEqual(typed);
  expect(kept).toMatchObject({ dueDays: 21, vatPayer: false, identified: true });
  expect(kept.bankAccounts.map(({ iban }) => iban)).toEqual(["SK3112000000198742637541", fio]);
  expect((await readCompany(foreign.id)).name).toBe("Cizí firma");
  const events = await db().auditEvent.findMany();
  expect(events).toMatchObject([{ companyId: mine.id, userId: mine.userId, event: "company.saved" }]);
});

test("accounts are moved and removed, those that stay keep their ids, and other companies keep theirs", async () => {
  const [mine, foreign] = [await testCompany(), await testCompany("Cizí firma")];
  const form = companyForm(await readCompany(mine.id));
  const [first, second] = [
    { id: newUuid(), name: "První", iban: fio, swift: "", currency: "CZK" as const },
    { id: newUuid(), name: "Druhý", iban: fio, swift: "", currency: "EUR" as const },
  ];
  const save = (company: typeof mine, bankAccounts: (typeof first | typeof second)[]) =>
    saveCompany(company, companySchema.parse({ ...form, bankAccounts }));
  await save(mine, [first, second]);
  await save(foreign, [first]);
  const kept = await save(mine, [second]);
  expect(kept.bankAccounts).toMatchObject([{ id: second.id, name: "Druhý" }]);
  expect((await readCompany(foreign.id)).bankAccounts).toMatchObject([{ id: first.id }]);
  expect((await save(mine, [second, first])).bankAccounts.map(({ name }) => name)).toEqual([
    "Druhý",
    "První",
  ]);
});
