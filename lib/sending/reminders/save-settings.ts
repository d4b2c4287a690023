import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { planReminders } from "./plan-reminders.ts";
import type { ReminderSettingsInput } from "./schema.ts";

/**
 * Saves how invoices remind. What was planned by the former rules and nobody has decided is forgotten and
 * planned anew; what would have been in the past waits for a person.
 */
export async function saveReminderSettings(
  company: ActingCompany,
  input: ReminderSettingsInput,
): Promise<void> {
  const { id: companyId, userId } = company;
  const { on, businessDays, at, days } = input;
  await db().$transaction(async (tx) => {
    await tx.company.update({
      where: { id: companyId },
      data: { remindersOn: on, remindersBusinessDays: businessDays, remindersAt: at },
    });
    await tx.reminderRule.deleteMany({ where: { companyId } });
    await tx.reminderRule.createMany({
      data: days.map((each, index) => ({ companyId, step: index + 1, days: each })),
    });
    await tx.reminder.deleteMany({
      where: { companyId, decidedById: null, state: { in: ["planned", "missed", "skipped"] } },
    });
    await tx.auditEvent.create({
      data: { companyId, userId, event: "reminders.saved", details: { on, businessDays, at, days } },
    });
  });
  // Shown at once; the worker would come to it in its next round.
  if (on) await planReminders(companyId, new Date());
}
