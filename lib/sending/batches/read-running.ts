import { db } from "#lib/base/db.ts";
import { type WindowRow, windowOf } from "../company-window.ts";
import { isInWindow } from "../window.ts";

/** A batch that has invoices to be composed, and may go now. */
export type RunningBatch = {
  id: string;
  companyId: string;
  createdById: string;
  createdAt: Date;
  mailboxId: string;
};

type Row = RunningBatch & WindowRow;

/** Those of all companies; in no hurry are those whose time, or their company's window, has not come. */
export async function readRunning(now = new Date()): Promise<RunningBatch[]> {
  // The state is written out, so that the index of what is under way serves.
  const rows = await db().$queryRaw<Row[]>`
    SELECT b."id", b."companyId", b."createdById", b."createdAt", b."mailboxId",
      c."windowDays", c."windowFrom", c."windowTo", c."timeZone"
    FROM "SendBatch" b JOIN "Company" c ON c."id" = b."companyId"
    WHERE b."state" = 'running' AND c."sendingEnabled" AND (b."plannedFor" IS NULL OR b."plannedFor" <= ${now})
    ORDER BY b."createdAt"`;
  return rows.flatMap(({ windowDays, windowFrom, windowTo, timeZone, ...batch }) => {
    const window = windowOf({ windowDays, windowFrom, windowTo, timeZone });
    return isInWindow(now, window) ? [batch] : [];
  });
}
