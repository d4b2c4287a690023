import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { givenDue } from "#testing/reminders.ts";
import { previewReminderSettings } from "./preview-settings.ts";

await testDatabase();

test("what would go out is counted over all unpaid invoices, however many", async () => {
  const company = await testCompany();
  const id = await givenDue(company, "2082-11-16");
  const { parties, searchWords, ...row } = await db().invoice.findUniqueOrThrow({ where: { id } });
  const copies = Array.from({ length: 1_000 }, (_, index) => ({
    ...{ ...row, searchWords, id: newUuid(), number: `K${index}` },
    parties: parties ?? {},
  }));
  await db().invoice.createMany({ data: copies });
  const input = { on: true, businessDays: true, at: 540, days: [3, 10] };
  const now = new Date("2082-11-18T08:00:00Z");
  expect(await previewReminderSettings(company, input, now)).toEqual({ soon: 1_001, later: 1_001, asked: 0 });
});
