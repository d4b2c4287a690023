import { db } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { LEASE_MS } from "./lease.ts";
import { workerName } from "./worker-name.ts";

/** A delivery that is ours to send, until its lease runs out. */
export type Claim = {
  deliveryId: string;
  attemptId: string;
  companyId: string;
  mailboxId: string;
  /** Of the mailbox at this moment: a pause must not hit settings that were changed since. */
  mailboxVersion: number;
  /** Why the mailbox rested last, if nothing has gone out since. */
  lastPause: string | null;
  attemptCount: number;
};

const LOST_RACES = 5;

/**
 * Claims what is due next: of the mailbox that was served least recently, the oldest. One statement on the
 * database's clock. A mailbox sends one message at a time: its row is locked meanwhile, and a unique index refuses
 * whoever looked before that lock.
 * @param mailboxId only of this mailbox
 */
export async function claimNext(mailboxId?: string): Promise<Claim | undefined> {
  for (let races = 0; races < LOST_RACES; races++) {
    try {
      return await claimOne(mailboxId);
    } catch (error) {
      if (!isLostRace(error)) throw error;
    }
  }
  return undefined;
}

async function claimOne(mailboxId: string | undefined): Promise<Claim | undefined> {
  const attemptId = newUuid();
  const only = mailboxId ?? null;
  const [claim] = await db().$queryRaw<Claim[]>`
    WITH mailbox AS (
      SELECT m."id", m."version", m."pausedReason" FROM "Mailbox" m
      JOIN "Company" c ON c."id" = m."companyId"
      WHERE c."sendingEnabled" AND (m."pausedReason" IS NULL OR m."pausedUntil" <= now())
        AND (${only}::uuid IS NULL OR m."id" = ${only}::uuid)
        AND NOT EXISTS (SELECT FROM "Delivery" d WHERE d."mailboxId" = m."id" AND d."state" = 'sending')
        AND EXISTS (SELECT FROM "Delivery" d
          WHERE d."mailboxId" = m."id" AND d."state" = 'queued' AND d."dueAt" <= now())
      ORDER BY m."lastServedAt" NULLS FIRST, m."id"
      LIMIT 1 FOR UPDATE OF m SKIP LOCKED
    ), due AS (
      SELECT d."id" FROM "Delivery" d JOIN mailbox ON d."mailboxId" = mailbox."id"
      WHERE d."state" = 'queued' AND d."dueAt" <= now()
      ORDER BY d."dueAt", d."id"
      LIMIT 1 FOR UPDATE OF d SKIP LOCKED
    ), claimed AS (
      UPDATE "Delivery" d SET "state" = 'sending', "attemptId" = ${attemptId}::uuid, "dotReleasedAt" = NULL,
        "reason" = NULL, "reply" = NULL,
        "leaseUntil" = now() + ${LEASE_MS} * interval '1 millisecond', "updatedAt" = now()
      FROM due WHERE d."id" = due."id"
      RETURNING d."id", d."companyId", d."mailboxId", d."attemptCount"
    ), served AS (
      UPDATE "Mailbox" m SET "lastServedAt" = clock_timestamp() FROM claimed WHERE m."id" = claimed."mailboxId"
    ), attempt AS (
      INSERT INTO "DeliveryAttempt" ("id", "deliveryId", "companyId", "number", "worker")
      SELECT ${attemptId}::uuid, claimed."id", claimed."companyId",
        (SELECT coalesce(max(a."number"), 0) + 1 FROM "DeliveryAttempt" a WHERE a."deliveryId" = claimed."id"),
        ${workerName}
      FROM claimed
    )
    SELECT claimed."id" AS "deliveryId", ${attemptId} AS "attemptId", claimed."companyId", claimed."mailboxId",
      mailbox."version" AS "mailboxVersion", mailbox."pausedReason" AS "lastPause", claimed."attemptCount"
    FROM claimed, mailbox`;
  return claim;
}

function isLostRace(error: unknown): boolean {
  return error instanceof Error && /23505|40P01|Unique constraint/.test(error.message);
}
