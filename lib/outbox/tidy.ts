import { db } from "#lib/base/db.ts";
import { settings } from "#lib/base/env.ts";
import { log } from "#lib/base/log.ts";
import type { Schedule } from "#lib/base/schedules.ts";
import { compactTallies } from "./count-deliveries.ts";

const AT_ONCE = 500;

/** Adds up what has ended, and empties old messages where the operator wants that. */
export const tidying: Schedule = { name: "delivery-tidying", cron: "17 * * * *", run: tidy };

async function tidy(signal: AbortSignal): Promise<void> {
  await compactTallies();
  const { keepMessagesDays } = settings();
  if (keepMessagesDays === undefined) return;
  const thinned = await thinMessages(keepMessagesDays, signal);
  if (thinned > 0) log().info({ thinned, keepMessagesDays }, "old messages were emptied");
}

/**
 * Empties the bodies of messages whose delivery ended longer ago than so many days. The record stays: who, to whom,
 * when, every attempt with its reply, size and hash. What is unknown has not ended.
 * @returns how many
 */
export async function thinMessages(days: number, signal?: AbortSignal): Promise<number> {
  let thinned = 0;
  for (let some = -1; some !== 0 && !signal?.aborted; thinned += some) {
    some = await db().$executeRaw`
      UPDATE "Delivery" SET "mime" = '', "thinnedAt" = now()
      WHERE "id" IN (SELECT "id" FROM "Delivery"
        WHERE "thinnedAt" IS NULL AND "state" IN ('sent', 'rejected', 'cancelled')
          AND "createdAt" < now() - ${days} * interval '1 day' AND "updatedAt" < now() - ${days} * interval '1 day'
        ORDER BY "createdAt" LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)`;
  }
  return thinned;
}
