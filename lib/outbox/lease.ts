import { db, sql } from "#lib/base/db.ts";
import { prepared } from "#lib/base/prepared.ts";

/** How long a worker may be silent before others take its deliveries over; shorter only where faults are provoked. */
export const LEASE_MS = Number(process.env.OBALKA_LEASE_MS ?? 30_000);
const RENEW_MS = LEASE_MS / 3;
/** The gate opens only while the lease has this much left: nobody may take over while the dot is written. */
const GATE_MARGIN_MS = LEASE_MS / 6;

/** A delivery that one attempt owns: every write about it names both. */
export type Hold = { deliveryId: string; attemptId: string };

/** Keeps the lease alive until the returned function is called; `onLost` when it belongs to us no more. */
export function keepLease({ deliveryId, attemptId }: Hold, onLost: () => void): () => void {
  const renew = async () => {
    const renewed = await db().$executeRaw`
      UPDATE "Delivery" SET "leaseUntil" = now() + ${LEASE_MS} * interval '1 millisecond'
      WHERE "id" = ${deliveryId}::uuid AND "attemptId" = ${attemptId}::uuid AND "state" = 'sending'`;
    if (renewed === 0) onLost();
  };
  // A renewal that cannot be written is no loss yet: the gate asks the database itself.
  const timer = setInterval(() => void renew().catch(() => undefined), RENEW_MS);
  return () => clearInterval(timer);
}

/**
 * The gate: commits that the final dot of this attempt may be written.
 * @returns false when the attempt owns the delivery no more, or not for long enough
 */
export async function openGate({ deliveryId, attemptId }: Hold): Promise<boolean> {
  const gate = sql`
    WITH gate AS (
      UPDATE "Delivery" SET "dotReleasedAt" = now(), "updatedAt" = now()
      WHERE "id" = ${deliveryId}::uuid AND "attemptId" = ${attemptId}::uuid AND "state" = 'sending'
        AND "dotReleasedAt" IS NULL AND "leaseUntil" > now() + ${GATE_MARGIN_MS} * interval '1 millisecond'
      RETURNING "attemptId"
    )
    UPDATE "DeliveryAttempt" a SET "dotReleasedAt" = now() FROM gate WHERE a."id" = gate."attemptId" RETURNING true`;
  return (await prepared("gate", gate)).length === 1;
}
