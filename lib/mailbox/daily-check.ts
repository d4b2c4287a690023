import { db } from "#lib/base/db.ts";
import { log } from "#lib/base/log.ts";
import type { Schedule } from "#lib/base/schedules.ts";
import { checkMailbox } from "./check-mailbox.ts";

const AT_ONCE = 4;

/** Every morning each mailbox in use signs in once, so that a revoked password is known before an invoice waits for it. */
export const dailyCheck: Schedule = {
  name: "mailbox-daily-check",
  cron: "10 5 * * *",
  run: checkDueMailboxes,
};

/**
 * Checks the mailboxes of companies that send, save those that were checked or sent within 20 hours, and those that
 * wait for a person: a login that was refused is not tried again by itself.
 */
export async function checkDueMailboxes(signal: AbortSignal): Promise<void> {
  const due = await db().$queryRaw<{ id: string; companyId: string }[]>`
    SELECT m."id", m."companyId" FROM "Mailbox" m JOIN "Company" c ON c."id" = m."companyId"
    WHERE c."sendingEnabled" AND m."removedAt" IS NULL
      AND (m."checkedAt" IS NULL OR m."checkedAt" < now() - interval '20 hours')
      AND (m."pausedReason" IS NULL OR m."pausedUntil" <= now())
    ORDER BY m."checkedAt" NULLS FIRST`;
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(due, signal)));
}

async function work(due: { id: string; companyId: string }[], signal: AbortSignal): Promise<void> {
  for (let next = due.shift(); next && !signal.aborted; next = due.shift()) {
    const { companyId, id } = next;
    try {
      const { works } = await checkMailbox({ id: companyId }, { id }, signal);
      log().info({ mailboxId: id, works }, "daily check");
    } catch (error) {
      log().warn({ mailboxId: id, err: (error as Error).message }, "a mailbox could not be checked");
    }
  }
}
