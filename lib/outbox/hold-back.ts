import { db } from "#lib/base/db.ts";
import type { Problem } from "#lib/base/errors.ts";
import { log } from "#lib/base/log.ts";
import { diagnosisProblem } from "#lib/smtp/diagnosis-problem.ts";
import { daySpans, goesOnAt, type Limits, limitsOfMailbox, rateSpans, type Used } from "./limits.ts";
import { readUse } from "./mailbox-use.ts";
import { stepOfAll } from "./transitions.ts";

const AT_ONCE = 2_000;

/**
 * What is due of a mailbox and exceeds its limits waits: for the day it is held, each with the time at which it goes
 * on; for the minute or the hour only the mailbox rests for a moment.
 * @returns whether that changed anything
 */
export async function holdBack(mailboxId: string): Promise<boolean> {
  const mailbox = await db().mailbox.findUniqueOrThrow({ where: { id: mailboxId } });
  const limits = limitsOfMailbox(mailbox);
  const { now, used } = await readUse(mailboxId);
  const [waiting, ahead] = [await readDue(mailboxId), await readHeld(mailboxId)];
  const rested = await restForRate(mailboxId, goesOnAt(rateSpans(limits), used, [1], now)[0] ?? now, now);
  const recipients = [...ahead, ...waiting.map((one) => one.recipients)];
  const times = goesOnAt(daySpans(limits), used, recipients, now).slice(ahead.length);
  const late = waiting.flatMap(({ id }, index) => {
    const at = times[index] ?? now;
    return at > now ? [{ id, at: new Date(at) }] : [];
  });
  const held = await hold(late, dayReason(limits, used));
  if (held > 0) log().info({ mailboxId, held, until: late[0]?.at }, "held by the limit of the day");
  return rested || held > 0;
}

/** Which limit of the day it is, for the person. */
export function dayReason({ perDay, recipientsPerDay }: Limits, used: Used[]): Problem {
  const messagesAreUsedUp = perDay !== null && used.length >= perDay;
  return messagesAreUsedUp || recipientsPerDay === null
    ? diagnosisProblem("dailyLimitReached", { limit: perDay ?? 0 })
    : diagnosisProblem("recipientLimitReached", { limit: recipientsPerDay });
}

function readDue(mailboxId: string): Promise<{ id: string; recipients: number }[]> {
  return db().$queryRaw`
    SELECT "id", "recipientCount" AS "recipients" FROM "Delivery"
    WHERE "mailboxId" = ${mailboxId}::uuid AND "state" = 'queued' AND "dueAt" <= now() AND NOT "limitWaived"
    ORDER BY "dueAt", "id" LIMIT ${AT_ONCE}`;
}

// Those that wait already go before them.
async function readHeld(mailboxId: string): Promise<number[]> {
  const rows = await db().$queryRaw<{ recipients: number }[]>`
    SELECT "recipientCount" AS "recipients" FROM "Delivery"
    WHERE "mailboxId" = ${mailboxId}::uuid AND "state" = 'held' AND "hold" = 'limit' ORDER BY "dueAt", "id"`;
  return rows.map(({ recipients }) => recipients);
}

async function restForRate(mailboxId: string, at: number, now: number): Promise<boolean> {
  if (at <= now) return false;
  await db().$executeRaw`UPDATE "Mailbox" SET "notBefore" = ${new Date(at)} WHERE "id" = ${mailboxId}::uuid`;
  return true;
}

async function hold(late: { id: string; at: Date }[], reason: Problem): Promise<number> {
  if (late.length === 0) return 0;
  const step = stepOfAll({ state: "queued" }, "limited");
  const [ids, times] = [late.map(({ id }) => id), late.map(({ at }) => at)];
  return db().$executeRaw`
    UPDATE "Delivery" d SET "state" = ${step.state}::"DeliveryState", "hold" = ${step.hold}::"DeliveryHold",
      "reason" = ${reason}, "dueAt" = plan."at", "updatedAt" = now()
    FROM unnest(${ids}::uuid[], ${times}::timestamptz[]) AS plan("id", "at")
    WHERE d."id" = plan."id" AND d."state" = 'queued' AND NOT d."limitWaived"`;
}
