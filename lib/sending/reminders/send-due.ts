import { db } from "#lib/base/db.ts";
import { type Problem, problem, UserError } from "#lib/base/errors.ts";
import { log } from "#lib/base/log.ts";
import { readDefaultMailbox } from "#lib/mailbox/read-mailbox.ts";
import type { Prisma } from "#prisma/client/client.ts";
import { roomInLine } from "../room-in-line.ts";
import { isInWindow } from "../window.ts";
import { readReminding } from "./read-settings.ts";
import { sendReminder } from "./send-reminder.ts";

const AT_ONCE = 50;

type Due = { id: string; invoiceId: string; step: number; plannedFor: Date; decidedById: string | null };

/**
 * Queues the reminders of a company whose time has come, as far as its mailbox's line has room for them: of all that
 * are due at nine, only a few stand before the mail that a person orders at one past. What a person ordered goes with
 * reminders switched off, and while the window is closed, too.
 * @param fresh leaves out what could not go before, until the next round
 * @returns whether some were left for when the line is shorter
 */
export async function sendDue(
  companyId: string,
  now: Date,
  { fresh = false, stop }: { fresh?: boolean; stop?: AbortSignal | undefined } = {},
): Promise<boolean> {
  const [mailbox, { settings }] = await Promise.all([
    readDefaultMailbox({ id: companyId }),
    readReminding(companyId),
  ]);
  // Without a mailbox each notes that there is none.
  const hasRoom = async () => !mailbox || (await roomInLine(mailbox.id)) > 0;
  const orderedOnly = !settings.on || !isInWindow(now, settings.window);
  const where: Prisma.ReminderWhereInput = {
    ...{ companyId, state: "planned" as const, plannedFor: { lte: now } },
    ...(orderedOnly && { decidedById: { not: null } }),
    ...(fresh && { problem: null }),
  };
  for (let due = await readDue(where); due.length > 0; due = await readDue(where, due.at(-1))) {
    for (const reminder of due) {
      if (stop?.aborted) return false;
      if (!(await hasRoom())) return true;
      await send(companyId, reminder);
    }
  }
  return false;
}

// Those that could not go stay where they are: the next ones stand behind them.
function readDue(where: Prisma.ReminderWhereInput, last?: Due): Promise<Due[]> {
  const after = last && {
    OR: [{ plannedFor: { gt: last.plannedFor } }, { plannedFor: last.plannedFor, id: { gt: last.id } }],
  };
  return db().reminder.findMany({
    where: { AND: [where, after ?? {}] },
    select: { id: true, invoiceId: true, step: true, plannedFor: true, decidedById: true },
    orderBy: [{ plannedFor: "asc" }, { id: "asc" }],
    take: AT_ONCE,
  });
}

async function send(companyId: string, reminder: Due): Promise<void> {
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

// It is tried again until it is a day late; then a person reads why it did not go.
async function noteProblem(id: string, reason: Problem): Promise<void> {
  await db().reminder.updateMany({ where: { id, state: "planned" }, data: { problem: reason } });
}
