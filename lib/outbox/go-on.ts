import { db } from "#lib/base/db.ts";
import { parseProblem } from "#lib/base/errors.ts";
import { log } from "#lib/base/log.ts";
import { dayReason } from "./hold-back.ts";
import { daySpans, goesOnAt, type Limits, limitsOfMailbox } from "./limits.ts";
import { readUse } from "./mailbox-use.ts";
import { stepOfAll } from "./transitions.ts";

const MOST_AT_ONCE = 10_000;
/** How a mailbox says that the server's own count of the day is used up: see `pauseKind`. */
const QUOTA = "diagnosis.dailyLimit?%";

/**
 * Lets what the limit of a day holds go on: when its time has come, when the limit was raised or is gone, or when the
 * server's own count allows again. What has to wait on is told its new time.
 */
export async function goOnWithinLimits(): Promise<void> {
  await holdBehindQuota();
  for (const mailbox of await readHolding()) {
    const limits = limitsOfMailbox(mailbox);
    if (mailbox.restsForQuota || (!mailbox.isDue && stillHolds(mailbox.reason, limits))) continue;
    await planAnew(mailbox.id, limits);
  }
}

// The server has said that the mailbox may not send more today: what is due behind it waits as with our own count.
async function holdBehindQuota(): Promise<void> {
  const step = stepOfAll({ state: "queued" }, "limited");
  await db().$executeRaw`
    UPDATE "Delivery" d SET "state" = ${step.state}::"DeliveryState", "hold" = ${step.hold}::"DeliveryHold",
      "reason" = m."pausedReason", "dueAt" = m."pausedUntil", "updatedAt" = now()
    FROM "Mailbox" m WHERE m."pausedReason" LIKE ${QUOTA} AND m."pausedUntil" > now()
      AND d."mailboxId" = m."id" AND d."state" = 'queued' AND d."dueAt" <= now() AND NOT d."limitWaived"`;
}

type Holding = {
  id: string;
  provider: string;
  address: string;
  dailyLimit: number | null;
  restsForQuota: boolean;
  /** Of the first that it holds. */
  isDue: boolean;
  reason: string | null;
};

function readHolding(): Promise<Holding[]> {
  return db().$queryRaw<Holding[]>`
    SELECT m."id", m."provider", m."address", m."dailyLimit", first."isDue", first."reason",
      coalesce(m."pausedReason" LIKE ${QUOTA} AND m."pausedUntil" > now(), false) AS "restsForQuota"
    FROM "Mailbox" m CROSS JOIN LATERAL (
      SELECT d."dueAt" <= now() AS "isDue", d."reason" FROM "Delivery" d
      WHERE d."mailboxId" = m."id" AND d."state" = 'held' AND d."hold" = 'limit'
      ORDER BY d."dueAt", d."id" LIMIT 1) first`;
}

function stillHolds(reason: string | null, { perDay, recipientsPerDay }: Limits): boolean {
  const { key, params } = parseProblem(reason ?? "");
  if (key === "diagnosis.dailyLimitReached") return params.limit === perDay;
  return key === "diagnosis.recipientLimitReached" && params.limit === recipientsPerDay;
}

type Waiting = { id: string; recipients: number; held: boolean };

async function planAnew(mailboxId: string, limits: Limits): Promise<void> {
  const { now, used } = await readUse(mailboxId);
  const waiting = await readWaiting(mailboxId);
  const recipients = waiting.map((one) => one.recipients);
  const times = goesOnAt(daySpans(limits), used, recipients, now);
  const plan = waiting.map(({ id, held }, index) => ({ id, held, at: times[index] ?? now }));
  const held = plan.filter((one) => one.held);
  const released = await release(held.filter(({ at }) => at <= now).map(({ id }) => id));
  await tellTimes(
    held.filter(({ at }) => at > now),
    dayReason(limits, used),
  );
  if (released > 0) log().info({ mailboxId, released }, "the limit of the day allows again");
}

// What is queued takes its room first.
function readWaiting(mailboxId: string): Promise<Waiting[]> {
  return db().$queryRaw<Waiting[]>`
    (SELECT "id", "recipientCount" AS "recipients", false AS "held" FROM "Delivery"
      WHERE "mailboxId" = ${mailboxId}::uuid AND "state" = 'queued' AND "dueAt" <= now() LIMIT ${MOST_AT_ONCE})
    UNION ALL
    (SELECT "id", "recipientCount", true FROM "Delivery"
      WHERE "mailboxId" = ${mailboxId}::uuid AND "state" = 'held' AND "hold" = 'limit'
      ORDER BY "dueAt", "id" LIMIT ${MOST_AT_ONCE})`;
}

async function release(ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const step = stepOfAll({ state: "held", hold: "limit" }, "roomMade");
  return db().$executeRaw`
    UPDATE "Delivery" SET "state" = ${step.state}::"DeliveryState", "hold" = NULL, "reason" = NULL,
      "dueAt" = now(), "updatedAt" = now()
    WHERE "id" = ANY(${ids}::uuid[]) AND "state" = 'held' AND "hold" = 'limit'`;
}

async function tellTimes(late: { id: string; at: number }[], reason: string): Promise<void> {
  if (late.length === 0) return;
  const [ids, times] = [late.map(({ id }) => id), late.map(({ at }) => new Date(at))];
  await db().$executeRaw`
    UPDATE "Delivery" d SET "dueAt" = plan."at", "reason" = ${reason}, "updatedAt" = now()
    FROM unnest(${ids}::uuid[], ${times}::timestamptz[]) AS plan("id", "at")
    WHERE d."id" = plan."id" AND d."state" = 'held' AND d."hold" = 'limit'
      AND (d."dueAt", d."reason") IS DISTINCT FROM (plan."at", ${reason})`;
}
