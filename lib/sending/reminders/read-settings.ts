import { db, type Tx } from "#lib/base/db.ts";
import { windowOf, windowShown } from "../company-window.ts";
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
          country: true,
        },
        ...windowShown,
        reminderRules: { select: { step: true, days: true }, orderBy: { step: "asc" } },
      },
    }),
    reader.installation.findFirst({ select: { restoredAt: true } }),
  ]);
  const { remindersOn, remindersBusinessDays, remindersAt, country, reminderRules } = company;
  return {
    rules: reminderRules,
    settings: {
      ...{ on: remindersOn, businessDays: remindersBusinessDays, at: remindersAt, country },
      window: windowOf(company),
      restoredAt: installation?.restoredAt ?? null,
    },
  };
}
