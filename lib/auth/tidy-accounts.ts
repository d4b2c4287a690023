import { db } from "#lib/base/db.ts";
import type { Schedule } from "#lib/base/schedules.ts";
import { oldestSession } from "./session-life.ts";

/** Removes sessions and links that have ended: nothing is opened by them any more. */
export const tidyingAccounts: Schedule = { name: "account-tidying", cron: "27 4 * * *", run: tidyAccounts };

export async function tidyAccounts(): Promise<void> {
  const over = { expiresAt: { lt: new Date() } };
  await db().session.deleteMany({ where: { OR: [over, { createdAt: { lt: oldestSession() } }] } });
  await db().verification.deleteMany({ where: over });
}
