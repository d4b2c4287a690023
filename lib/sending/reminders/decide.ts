import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import type { ReminderIds } from "./schema.ts";
import { sendReminder } from "./send-reminder.ts";

/**
 * A person lets reminders be, planned or missed ones: they never go out. Those that went out or were decided
 * meanwhile stay as they are.
 */
export async function skipReminders(
  company: ActingCompany,
  { ids }: ReminderIds,
): Promise<{ skipped: number }> {
  return db().$transaction(async (tx) => {
    const { id: companyId, userId } = company;
    const skipped = await tx.reminder.updateManyAndReturn({
      where: { companyId, id: { in: ids }, state: { in: ["planned", "missed"] } },
      data: { state: "skipped", decidedById: userId, problem: null },
      select: { invoiceId: true, step: true },
    });
    await auditEach(tx, company, "reminder.skipped", skipped);
    return { skipped: skipped.length };
  });
}

/**
 * A person does not want to wait for a reminder.
 * @throws UserError `reminderDecided` when there is nothing to send any more; see `sendReminder`
 */
export async function sendReminderNow(company: ActingCompany, { id }: { id: string }): Promise<void> {
  const reminder = await db().reminder.findFirst({
    where: { companyId: company.id, id },
    select: { id: true, invoiceId: true, step: true },
  });
  if (!reminder) throw new UserError("notFound");
  if ((await sendReminder(company, reminder)) === null) throw new UserError("reminderDecided");
}

/**
 * A person has missed reminders sent after all. The worker composes them: in its next round, and only if it comes
 * within a day.
 */
export async function sendMissed(
  company: ActingCompany,
  { ids }: ReminderIds,
  now: Date = new Date(),
): Promise<{ sent: number }> {
  return db().$transaction(async (tx) => {
    const { id: companyId, userId } = company;
    const sent = await tx.reminder.updateManyAndReturn({
      where: { companyId, id: { in: ids }, state: "missed" },
      data: { state: "planned", plannedFor: now, decidedById: userId, problem: null },
      select: { invoiceId: true, step: true },
    });
    await auditEach(tx, company, "reminder.ordered", sent);
    return { sent: sent.length };
  });
}

async function auditEach(
  tx: Tx,
  { id: companyId, userId }: ActingCompany,
  event: string,
  reminders: { invoiceId: string; step: number }[],
): Promise<void> {
  await tx.auditEvent.createMany({
    data: reminders.map(({ invoiceId, step }) => ({
      ...{ companyId, userId, event, subjectId: invoiceId },
      details: { step },
    })),
  });
}
