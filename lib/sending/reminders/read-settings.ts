import { db, type Tx } from "#lib/base/db.ts";
import type { ReminderSettings, Rule } from "./plan.ts";

export type Reminding = { rules: Rule[]; settings: ReminderSettings };

/** How the invoices of a company remind: its rules, and what else its plans depend on. */
export async function readReminding(
  companyId: string,
  reader: Pick<Tx, "company" | "installation"> = db(),
): Promise<Reminding> {
  const [company, installation] = await Promise.all([
    reader.company.findUniqueOrThrow({
      where: { id: companyId },
      select: {
        ...{
          remindersOn: true,
          remindersBusinessDays: true,
          remindersAt: true,
          timeZone: true,
          country: true,
        },
        reminderRules: { select: { step: true, days: true }, orderBy: { step: "asc" } },
      },
    }),
    reader.installation.findFirst({ select: { restoredAt: true } }),
  ]);
  const { remindersOn, remindersBusinessDays, remindersAt, timeZone, country, reminderRules } = company;
  return {
    rules: reminderRules,
    settings: {
      ...{ on: remindersOn, businessDays: remindersBusinessDays, at: remindersAt, timeZone, country },
      restoredAt: installation?.restoredAt ?? null,
    },
  };
}
