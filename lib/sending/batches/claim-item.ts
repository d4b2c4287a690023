import { db, sql } from "#lib/base/db.ts";
import { LINE_LENGTH, lineOf } from "../room-in-line.ts";

/** An invoice of a batch that is ours to compose, until its lease runs out. */
export type ItemClaim = {
  batchId: string;
  position: number;
  invoiceId: string;
  customerId: string;
  /** When the invoice was last written: what the mail shows was read after that. */
  readAt: Date;
  leaseUntil: Date;
  /** This time counted, and those that came to no end. */
  tries: number;
};

const LEASE_MS = 60_000;

/**
 * Claims the next invoice of one of these batches, of the one with the shortest line: the mailbox has fewer messages
 * that are due, or held by its limit, than would keep it busy. Whoever orders a single mail meanwhile waits behind
 * those few alone.
 * @param underWay the mailbox of each that is being composed here: it will stand in the line
 */
export async function claimItem(
  batchIds: string[],
  underWay: { mailboxId: string }[] = [],
): Promise<ItemClaim | undefined> {
  const mailboxes = underWay.map(({ mailboxId }) => mailboxId);
  const [claim] = await db().$queryRaw<ItemClaim[]>`
    WITH room AS (
      SELECT b."id", b."createdAt", line."length"
      FROM "SendBatch" b CROSS JOIN LATERAL (
        SELECT count(*) AS "length" FROM (
          ${lineOf(sql`b."mailboxId"`)}
          UNION ALL
          (SELECT FROM unnest(${mailboxes}::uuid[]) AS u("mailboxId") WHERE u."mailboxId" = b."mailboxId")
        ) AS waiting
      ) AS line
      WHERE b."id" = ANY (${batchIds}::uuid[]) AND b."state" = 'running' AND line."length" < ${LINE_LENGTH}
    ), next AS (
      SELECT i."batchId", i."position"
      FROM room JOIN "SendBatchItem" i ON i."batchId" = room."id"
      WHERE i."state" = 'waiting' AND (i."leaseUntil" IS NULL OR i."leaseUntil" < now())
      ORDER BY room."length", room."createdAt", i."position"
      LIMIT 1 FOR UPDATE OF i SKIP LOCKED
    )
    UPDATE "SendBatchItem" i SET "tries" = i."tries" + 1,
      "leaseUntil" = now() + ${LEASE_MS} * interval '1 millisecond'
    FROM next, "Invoice" v
    WHERE i."batchId" = next."batchId" AND i."position" = next."position" AND v."id" = i."invoiceId"
    RETURNING i."batchId", i."position", i."invoiceId", i."leaseUntil", i."tries", v."customerId",
      v."updatedAt" AS "readAt"`;
  return claim;
}
