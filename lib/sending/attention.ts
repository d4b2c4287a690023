import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { listTroubles, type MailboxTrouble } from "#lib/mailbox/list-troubles.ts";
import { countUndecided } from "#lib/outbox/count-deliveries.ts";
import { countMissed } from "./reminders/list-reminders.ts";

/** What does not go on by itself: a person has to look at it. */
export type Attention = {
  /** Mailboxes that somebody has to mend. */
  troubles: MailboxTrouble[];
  /** Unknown deliveries that nobody has decided on. */
  undecided: { count: number; oldest: string | null };
  /** Deliveries on hold until somebody releases them: after a restore, or because they brought the worker down. */
  held: number;
  /** Of the last 30 days: mails of open invoices that were refused, and that nobody has sent again since. */
  rejected: number;
  /** Deliveries in the queue while sending is switched off. */
  waiting: number;
  /** Reminders whose time passed while nothing ran. */
  missedReminders: number;
};

/** What of a company's e-mail waits for a person: for the overview. */
export async function readAttention(company: Pick<ActingCompany, "id">): Promise<Attention> {
  const [troubles, undecided, missedReminders, rejected, [counted]] = await Promise.all([
    listTroubles(company),
    countUndecided(company),
    countMissed(company),
    countRejected(company),
    db().$queryRaw<Pick<Attention, "held" | "waiting">[]>`
      SELECT count(*) FILTER (WHERE d."state" = 'held' AND d."hold" <> 'limit')::int AS "held",
        count(*) FILTER (WHERE d."state" = 'queued' AND NOT c."sendingEnabled")::int AS "waiting"
      FROM "Company" c JOIN "Delivery" d ON d."companyId" = c."id"
      WHERE c."id" = ${company.id}::uuid AND d."state" IN ('queued', 'held')`,
  ]);
  const { held = 0, waiting = 0 } = counted ?? {};
  return { troubles, undecided, held, rejected, waiting, missedReminders };
}

async function countRejected({ id }: Pick<ActingCompany, "id">): Promise<number> {
  const [counted] = await db().$queryRaw<{ rejected: number }[]>`
    SELECT count(*)::int AS "rejected"
    FROM "Delivery" d JOIN "Invoice" i ON i."companyId" = d."companyId" AND i."id" = d."invoiceId"
    WHERE d."companyId" = ${id}::uuid AND d."state" = 'rejected' AND d."updatedAt" > now() - interval '30 days'
      AND i."state" = 'issued'
      AND NOT EXISTS (
        SELECT FROM "Delivery" again WHERE again."invoiceId" = d."invoiceId" AND again."kind" = d."kind"
          AND again."createdAt" > d."createdAt" AND again."state" <> 'cancelled')`;
  return counted?.rejected ?? 0;
}
