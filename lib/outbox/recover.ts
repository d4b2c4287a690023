import { db } from "#lib/base/db.ts";
import { log } from "#lib/base/log.ts";
import { diagnosisProblem } from "#lib/smtp/diagnosis-problem.ts";
import { transition } from "./transitions.ts";
import { hasEnded } from "./worker-name.ts";

type Sending = {
  deliveryId: string;
  attemptId: string;
  dotReleased: boolean;
  attemptCount: number;
  worker: string;
  expired: boolean;
  crashes: number;
};

/**
 * Takes over what nobody sends any more: its worker has died, or its lease ran out. Before the gate it is queued
 * again (three crashes in a row: held), after it nobody knows, and so it says.
 */
export async function recoverAbandoned(): Promise<void> {
  for (const one of await readSending()) {
    const ended = hasEnded(one.worker);
    if (ended || one.expired) await takeOver(one, ended);
  }
}

function readSending(): Promise<Sending[]> {
  return db().$queryRaw<Sending[]>`
    SELECT d."id" AS "deliveryId", d."attemptId", d."dotReleasedAt" IS NOT NULL AS "dotReleased", d."attemptCount",
      a."worker", d."leaseUntil" < now() AS "expired",
      (SELECT count(*)::int FROM "DeliveryAttempt" p WHERE p."deliveryId" = d."id" AND p."outcome" = 'abandoned'
        AND p."number" > coalesce((SELECT max(q."number") FROM "DeliveryAttempt" q
          WHERE q."deliveryId" = d."id" AND q."outcome" <> 'abandoned'), 0)) AS "crashes"
    FROM "Delivery" d JOIN "DeliveryAttempt" a ON a."id" = d."attemptId"
    WHERE d."state" = 'sending'`;
}

async function takeOver(one: Sending, ended: boolean): Promise<void> {
  const step = transition({ ...one, state: "sending" }, "abandoned");
  if (!step) return;
  const { deliveryId, attemptId, dotReleased } = one;
  const outcome = dotReleased ? "unknown" : "abandoned";
  const reason = step.reason ? diagnosisProblem(step.reason) : null;
  // Whatever happened since we looked (a renewed lease, a gate whose commit was on its way) makes this write nothing.
  const taken = await db().$executeRaw`
    WITH taken AS (
      UPDATE "Delivery" SET "state" = ${step.state}::"DeliveryState", "hold" = ${step.hold ?? null}::"DeliveryHold",
        "reason" = ${reason}, "leaseUntil" = NULL,
        "dueAt" = now() + ${step.dueInMs} * interval '1 millisecond', "updatedAt" = now(),
        "attemptId" = CASE WHEN ${step.state} = 'unknown' THEN "attemptId" END
      WHERE "id" = ${deliveryId}::uuid AND "attemptId" = ${attemptId}::uuid AND "state" = 'sending'
        AND ("dotReleasedAt" IS NOT NULL) = ${dotReleased} AND ("leaseUntil" < now() OR ${ended})
      RETURNING "id"
    )
    UPDATE "DeliveryAttempt" SET "finishedAt" = now(), "outcome" = ${outcome}, "reason" = ${reason}
    FROM taken WHERE "DeliveryAttempt"."id" = ${attemptId}::uuid`;
  if (taken > 0)
    log().warn({ deliveryId, state: step.state, worker: one.worker }, "taken over from a dead attempt");
}
