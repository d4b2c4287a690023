import { db } from "#lib/base/db.ts";
import { type Problem, problem, UserError } from "#lib/base/errors.ts";
import { log } from "#lib/base/log.ts";
import type { Schedule } from "#lib/base/schedules.ts";
import { LATEST_MS } from "./plan.ts";
import { planReminders } from "./plan-reminders.ts";
import { mayRemind } from "./remindable.ts";
import { sendReminder } from "./send-reminder.ts";
import { takeBackSettled } from "./take-back.ts";

/** Plans reminders and sends those whose time has come. */
export const reminding: Schedule = {
  name: "reminders",
  cron: "*/5 * * * *",
  run: (signal) => remind(new Date(), signal),
};

/** What the clock brings at a moment, for every company that reminds. One that fails does not hinder the others. */
export async function remind(now: Date, stop?: AbortSignal): Promise<void> {
  const companies = await db().company.findMany({
    where: { remindersOn: true },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of companies) {
    if (stop?.aborted) return;
    try {
      await missOrdered(id, now);
      await takeBackPointless(id);
      await planReminders(id, now, stop);
      await sendDue(id, now, stop);
    } catch (error) {
      log().error({ companyId: id, stack: (error as Error).stack }, "reminders broke off");
    }
  }
}

// A person ordered it, and then nothing ran for more than a day: they are asked again.
async function missOrdered(companyId: string, now: Date): Promise<void> {
  const ordered = { companyId, state: "planned", decidedById: { not: null } } as const;
  await db().reminder.updateMany({
    where: { ...ordered, plannedFor: { lt: new Date(now.getTime() - LATEST_MS) } },
    data: { state: "missed", decidedById: null },
  });
}

// A payment and a credit note take back theirs with them; that a customer is not to be reminded any more is seen here.
async function takeBackPointless(companyId: string): Promise<void> {
  const pointless = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT i."id" FROM "Delivery" d JOIN "Invoice" i ON i."id" = d."invoiceId"
    JOIN "Customer" cu ON cu."id" = i."customerId"
    WHERE d."companyId" = ${companyId}::uuid AND d."state" IN ('queued', 'held') AND d."kind" = 'reminder'
      AND NOT ${mayRemind}`;
  for (const { id } of pointless) {
    const agent = { id: companyId, userId: null };
    await db().$transaction((tx) => takeBackSettled(tx, agent, id));
  }
}

async function sendDue(companyId: string, now: Date, stop?: AbortSignal): Promise<void> {
  const due = await db().reminder.findMany({
    where: { companyId, state: "planned", plannedFor: { lte: now } },
    select: { id: true, invoiceId: true, step: true, decidedById: true },
    orderBy: [{ plannedFor: "asc" }, { id: "asc" }],
  });
  for (const reminder of due) {
    if (stop?.aborted) return;
    try {
      await sendReminder({ id: companyId, userId: reminder.decidedById }, reminder);
    } catch (error) {
      const reason: Problem = error instanceof UserError ? error.problem : problem("reminderBroken");
      if (!(error instanceof UserError))
        log().error(
          { reminderId: reminder.id, stack: (error as Error).stack },
          "a reminder could not be composed",
        );
      await noteProblem(reminder.id, reason);
    }
  }
}

// It is tried again until it is a day late; then a person reads why it did not go.
async function noteProblem(id: string, reason: Problem): Promise<void> {
  await db().reminder.updateMany({ where: { id, state: "planned" }, data: { problem: reason } });
}
