import { db } from "#lib/base/db.ts";
import { parseProblem } from "#lib/base/errors.ts";
import type { Claim } from "./claim.ts";
import { readUse } from "./mailbox-use.ts";
import { retryDelayMs, TRIES_BEFORE_ATTENTION, throttlePauseMs } from "./schedule.ts";
import type { Pause } from "./verdict.ts";

const DAY_MS = 24 * 60 * 60_000;
const QUOTA_PAUSE_MS = 4 * 60 * 60_000;

/** What the mailbox keeps while it rests; without `forMs` until a person acts. */
export type Rest = { reason: string; forMs: number | null };

/** How long a mailbox rests, the longer the more often it has rested since the last message that went out. */
export async function restOf(pause: Pause, claim: Claim, jitter: number): Promise<Rest> {
  const { pauses } = parseProblem(claim.lastPause ?? "").params;
  const before = typeof pauses === "number" ? pauses : 0;
  const mark = `${pause.reason.includes("?") ? "&" : "?"}pauses=${before + 1}`;
  return { reason: `${pause.reason}${mark}`, forMs: await lengthOf(pause, claim, before, jitter) };
}

async function lengthOf(
  { kind }: Pause,
  claim: Claim,
  before: number,
  jitter: number,
): Promise<number | null> {
  if (kind === "credentials") return null;
  if (kind === "throttled") return throttlePauseMs(before);
  if (kind === "quota") return untilQuotaAllows(claim.mailboxId);
  return before + 1 >= TRIES_BEFORE_ATTENTION ? null : retryDelayMs(before + 1, jitter);
}

// Limits count a rolling day: room comes when our oldest message of it turns a day old. Mail that the person sent
// by other means we do not see: then we ask again after a while.
async function untilQuotaAllows(mailboxId: string): Promise<number> {
  const { now, used } = await readUse(mailboxId);
  const oldest = used[0];
  return oldest ? Math.max(oldest.at + DAY_MS - now, 60_000) : QUOTA_PAUSE_MS;
}

/** A rest that is over and hinders nothing any more is forgotten; otherwise the next message tells whether it helped. */
export async function forgetEndedRests(): Promise<void> {
  await db().$executeRaw`
    UPDATE "Mailbox" SET "pausedReason" = NULL, "pausedUntil" = NULL, "updatedAt" = now()
    WHERE "pausedUntil" <= now() AND NOT EXISTS (
      SELECT FROM "Delivery" d WHERE d."mailboxId" = "Mailbox"."id" AND d."state" IN ('queued', 'sending'))`;
}
