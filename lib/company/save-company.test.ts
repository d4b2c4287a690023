import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { companyForm } from "./company-form.ts";
import { readCompany } from "./read-company.ts";
import { saveCompany } from "./save-company.ts";
import { companySchema } from "./schema.ts";

await testDatabase();

test("details are saved for one's own company only, and come back as they were typed", async () => {
  const [mine, foreign] = [await testCompany(), await testCompany("Cizí firma")];
  const typed = {
    ...companyForm(await readCompany(mine.id)),
    name: "Pekařství Žito, s.r.o.",
    country: "SK" as const,
    registrationNo: "31333532",
    taxNo: "2020123456",
    vatNo: "SK2020123456",
    vatPayer: true,
    iban: "SK31 1200 0000 1987 4263 7541",
    dueDays: "21",
  };
  const kept = await saveCompany(mine, companySchema.parse(typed));
  expect(companyForm(kept)).toEqual(typed);
  expect(kept).toMatchObject({ iban: "SK3112000000198742637541", dueDays: 21 });
  expect((await readCompany(foreign.id)).name).toBe("Cizí firma");
  const events = await db().auditEvent.findMany();
  expect(events).toMatchObject([{ companyId: mine.id, userId: mine.userId, event: "company.saved" }]);
});
