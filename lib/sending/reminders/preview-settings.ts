import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, sql } from "#lib/base/db.ts";
import { planOf } from "./plan.ts";
import { readReminding } from "./read-settings.ts";
import { mayRemind, type RemindableInvoice, readRemindables } from "./remindable.ts";
import type { ReminderSettingsInput } from "./schema.ts";

/** What settings that are not saved yet would do: how many go in the next days, and how many a person would be asked. */
export type SettingsPreview = { soon: number; later: number; asked: number };

const AT_ONCE = 500;
const NOBODY = "00000000-0000-0000-0000-000000000000";
const SOON_MS = 7 * 24 * 60 * 60_000;

/** Counts the reminders of all unpaid invoices as they would be planned by these settings. */
export async function previewReminderSettings(
  company: ActingCompany,
  { on, businessDays, at, days }: ReminderSettingsInput,
  now: Date = new Date(),
): Promise<SettingsPreview> {
  const { settings } = await readReminding(company.id);
  const rules = days.map((each, index) => ({ step: index + 1, days: each }));
  const counted: SettingsPreview = { soon: 0, later: 0, asked: 0 };
  for await (const invoice of eachRemindable(company.id)) {
    for (const { state, plannedFor } of planOf(invoice, rules, { ...settings, on, businessDays, at }, now)) {
      if (state === "missed") counted.asked++;
      else if (state === "planned")
        counted[plannedFor.getTime() - now.getTime() < SOON_MS ? "soon" : "later"]++;
    }
  }
  return counted;
}

// However many there are, a few are in memory.
async function* eachRemindable(companyId: string): AsyncGenerator<RemindableInvoice> {
  let after: string | undefined = NOBODY;
  while (after !== undefined) {
    const which = sql`${mayRemind} AND i."id" > ${after}::uuid ORDER BY i."id" LIMIT ${AT_ONCE}`;
    const invoices: RemindableInvoice[] = await readRemindables(db(), companyId, which);
    yield* invoices;
    after = invoices.length < AT_ONCE ? undefined : invoices.at(-1)?.id;
  }
}
