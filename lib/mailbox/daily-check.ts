import { db } from "#lib/base/db.ts";
import { log } from "#lib/base/log.ts";
import type { Schedule } from "#lib/base/schedules.ts";
import { checkMailbox } from "./check-mailbox.ts";
import { outlivingReasons } from "./outlives-sign-in.ts";

const AT_ONCE = 4;

/**
 * Each mailbox in use signs in about once a day, so that a revoked password is known before an invoice waits for it;
 * every hour while it is in trouble that may have passed.
 */
export const dailyCheck: Schedule = {
  name: "mailbox-daily-check",
  cron: "10 * * * *",
  run: checkDueMailboxes,
};

/**
 * Checks the mailboxes of companies that send and that neither a check nor a delivery told anything of for 20 hours,
 * and those that were unavailable or fail. A login that was refused is not tried again by itself, and what a sign-in
 * cannot disprove is not asked more often.
 */
export async function checkDueMailboxes(signal: AbortSignal): Promise<void> {
  const due = await db().$queryRaw<{ id: string; companyId: string }[]>`
    SELECT m."id", m."companyId" FROM "Mailbox" m JOIN "Company" c ON c."id" = m."companyId"
    WHERE c."sendingEnabled" AND m."removedAt" IS NULL
      AND (m."checkedAt" IS NULL OR m."checkedAt" < now() - interval '20 hours'
        OR m."failingReason" !~ ${outlivingReasons})
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
