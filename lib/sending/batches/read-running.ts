import { db } from "#lib/base/db.ts";
import { isInWindow } from "../window.ts";

/** A batch that has invoices to be composed, and may go now. */
export type RunningBatch = {
  id: string;
  companyId: string;
  createdById: string;
  createdAt: Date;
  mailboxId: string;
};

/** Those of all companies; in no hurry are those whose time, or their company's window, has not come. */
export async function readRunning(now = new Date()): Promise<RunningBatch[]> {
  const rows = await db().sendBatch.findMany({
    where: {
      state: "running",
      company: { sendingEnabled: true },
      OR: [{ plannedFor: null }, { plannedFor: { lte: now } }],
    },
    select: {
      ...{ id: true, companyId: true, createdById: true, createdAt: true, mailboxId: true },
      company: { select: { windowDays: true, windowFrom: true, windowTo: true, timeZone: true } },
    },
    orderBy: { createdAt: "asc" },
  });
  return rows.flatMap(({ company, ...batch }) => {
    const { windowDays: days, windowFrom: from, windowTo: to, timeZone } = company;
    return isInWindow(now, { days, from, to, timeZone }) ? [batch] : [];
  });
}
