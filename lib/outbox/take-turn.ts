import { sql } from "#lib/base/db.ts";
import { prepared } from "#lib/base/prepared.ts";
import { newUuid } from "#lib/base/uuid.ts";
import type { Claim, FrozenMessage } from "./claim.ts";
import { LEASE_MS } from "./lease.ts";
import { limitTable } from "./limits.ts";
import { knownMark } from "./restore-mark.ts";
import { stepOfAll } from "./transitions.ts";
import { workerName } from "./worker-name.ts";

/** Whose turn it is; without a delivery where its limits have no room, or somebody else was faster. */
export type Turn = (Claim | NoTurn) & {
  /** The number of this claim, counted over all mailboxes. */
  claims: number;
};

type NoTurn = { deliveryId: null; mailboxId: string };
type Row = (Omit<Claim, "message"> | NoTurn) & FrozenMessage & { claims: number };

const FIRST_UUID = "00000000-0000-0000-0000-000000000000";

/**
 * Claims the oldest that is due of the mailbox that was served least recently, if the limits of that mailbox allow.
 * One statement on the database's clock. A mailbox sends one message at a time: its row is locked meanwhile, and must
 * be the one that this statement has seen from its start, because what it counts it counts as of then.
 *
 * - `waiting` skips through the index from mailbox to mailbox, past however many deliveries each has
 * - `mark` must not be behind what this machine knows: then the database was put back from a backup
 * - `used` is only counted where there is a limit
 * - the oldest that is due decides: nobody overtakes it because he is smaller
 */
export async function takeTurn(mailboxId: string | undefined): Promise<Turn | undefined> {
  const step = stepOfAll({ state: "queued" }, "claimed");
  const attemptId = newUuid();
  const only = mailboxId ?? null;
  const known = knownMark();
  const claim = sql`
    WITH RECURSIVE waiting AS (
      (SELECT d."mailboxId" FROM "Delivery" d
        WHERE d."state" = 'queued' AND d."mailboxId" >= ${only ?? FIRST_UUID}::uuid ORDER BY d."mailboxId" LIMIT 1)
      UNION ALL
      SELECT (SELECT d."mailboxId" FROM "Delivery" d
        WHERE d."state" = 'queued' AND d."mailboxId" > w."mailboxId" ORDER BY d."mailboxId" LIMIT 1)
      FROM waiting w WHERE w."mailboxId" IS NOT NULL AND ${only}::uuid IS NULL
    ), seen AS MATERIALIZED (
      SELECT m."id", m."claims" FROM waiting JOIN "Mailbox" m ON m."id" = waiting."mailboxId"
    ), mark AS (
      SELECT coalesce((SELECT max(m."claims") FROM "Mailbox" m), 0) AS "claims",
        coalesce((SELECT i."epoch" FROM "Installation" i), 0) AS "epoch"
    ), mailbox AS (
      SELECT m."id", m."version", m."pausedReason", l."perMinute", l."perHour", l."recipientsPerDay",
        coalesce(m."dailyLimit", l."perDay") AS "perDay"
      FROM waiting JOIN "Mailbox" m ON m."id" = waiting."mailboxId"
      JOIN seen ON seen."id" = m."id" AND seen."claims" = m."claims"
      JOIN "Company" c ON c."id" = m."companyId"
      CROSS JOIN mark
      LEFT JOIN LATERAL (
        SELECT * FROM jsonb_to_recordset(${limitTable}::jsonb) AS l("provider" text, "domain" text,
          "perMinute" int, "perHour" int, "perDay" int, "recipientsPerDay" int)
        WHERE l."provider" = m."provider"
          AND coalesce(l."domain" = lower(split_part(m."address", '@', -1)), true)
        ORDER BY l."domain" NULLS LAST LIMIT 1
      ) l ON true
      WHERE c."sendingEnabled" AND (m."pausedReason" IS NULL OR m."pausedUntil" <= now())
        AND (m."notBefore" IS NULL OR m."notBefore" <= now())
        AND (${only}::uuid IS NULL OR m."id" = ${only}::uuid)
        AND (mark."epoch", mark."claims") >= (${known.epoch}::int, ${known.claims}::int)
        AND NOT EXISTS (SELECT FROM "Delivery" d WHERE d."mailboxId" = m."id" AND d."state" = 'sending')
        AND EXISTS (SELECT FROM "Delivery" d
          WHERE d."mailboxId" = m."id" AND d."state" = 'queued' AND d."dueAt" <= now())
      ORDER BY m."lastServedAt" NULLS FIRST, m."id"
      LIMIT 1 FOR UPDATE OF m SKIP LOCKED
    ), used AS (
      SELECT count(u."at") FILTER (WHERE u."at" > now() - interval '1 minute') AS "perMinute",
        count(u."at") FILTER (WHERE u."at" > now() - interval '1 hour') AS "perHour",
        count(u."at") AS "perDay", coalesce(sum(u."recipients"), 0) AS "recipientsPerDay"
      FROM mailbox m LEFT JOIN LATERAL mailbox_use(m."id",
        CASE WHEN coalesce(m."perMinute", m."perHour", m."perDay", m."recipientsPerDay") IS NULL THEN 'infinity'
          ELSE now() - interval '24 hours' END) u ON true
    ), due AS (
      SELECT d."id", d."recipientCount", d."limitWaived"
      FROM "Delivery" d
      WHERE d."mailboxId" = (SELECT "id" FROM mailbox) AND d."state" = 'queued' AND d."dueAt" <= now()
      ORDER BY d."dueAt", d."id"
      LIMIT 1 FOR UPDATE OF d SKIP LOCKED
    ), claimed AS (
      UPDATE "Delivery" d SET "state" = ${step.state}::"DeliveryState", "attemptId" = ${attemptId}::uuid, "dotReleasedAt" = NULL,
        "reason" = NULL, "reply" = NULL,
        "leaseUntil" = now() + ${LEASE_MS} * interval '1 millisecond', "updatedAt" = now()
      FROM due, mailbox m, used WHERE d."id" = due."id"
        AND coalesce(used."perMinute" < m."perMinute", true) AND coalesce(used."perHour" < m."perHour", true)
        AND (due."limitWaived" OR (coalesce(used."perDay" < m."perDay", true)
          AND coalesce(used."recipientsPerDay" + due."recipientCount" <= m."recipientsPerDay"
            OR used."recipientsPerDay" = 0, true)))
      RETURNING d."id", d."companyId", d."mailboxId", d."attemptCount", nextval('delivery_claims')::int AS "claims",
        d."mime", d."mimeSha256", d."envelopeFrom"
    ), served AS (
      UPDATE "Mailbox" m SET "lastServedAt" = clock_timestamp(), "claims" = claimed."claims"
      FROM claimed WHERE m."id" = claimed."mailboxId"
    ), attempt AS (
      INSERT INTO "DeliveryAttempt" ("id", "deliveryId", "companyId", "number", "worker")
      SELECT ${attemptId}::uuid, claimed."id", claimed."companyId",
        (SELECT coalesce(max(a."number"), 0) + 1 FROM "DeliveryAttempt" a WHERE a."deliveryId" = claimed."id"),
        ${workerName}
      FROM claimed
    )
    SELECT claimed."id" AS "deliveryId", ${attemptId} AS "attemptId", claimed."companyId",
      mailbox."id" AS "mailboxId", mailbox."version" AS "mailboxVersion", mailbox."pausedReason" AS "lastPause",
      claimed."attemptCount", coalesce(claimed."claims", 0) AS "claims",
      encode(claimed."mime", 'base64') AS "mime", claimed."mimeSha256", claimed."envelopeFrom" AS "from",
      ARRAY(SELECT r."address" FROM "DeliveryRecipient" r WHERE r."deliveryId" = claimed."id") AS "to"
    FROM mailbox LEFT JOIN claimed ON true`;
  const [row] = await prepared<Row>("claim", claim);
  if (!row) return undefined;
  const { mime, mimeSha256, from, to, ...turn } = row;
  return turn.deliveryId === null ? turn : { ...turn, message: { mime, mimeSha256, from, to } };
}
