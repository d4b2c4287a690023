import { sql } from "#lib/base/db.ts";
import { log } from "#lib/base/log.ts";
import { prepared } from "#lib/base/prepared.ts";
import type { HealthEffect } from "#lib/mailbox/health-effect.ts";
import type { Proof } from "#lib/mailbox/note-health.ts";
import { outlivingReasons } from "#lib/mailbox/outlives-sign-in.ts";
import { diagnosisProblem } from "#lib/smtp/diagnosis-problem.ts";
import type { StageEvent } from "#lib/smtp/stages.ts";
import type { Claim } from "./claim.ts";
import { type Rest, restOf } from "./pause.ts";
import { type Step, transition } from "./transitions.ts";
import type { Verdict } from "./verdict.ts";

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
const PATIENCE_MS = 5 * 60_000;

export type Attempted = { claim: Claim; verdict: Verdict; dotReleased: boolean; stages: StageEvent[] };

/**
 * Writes how an attempt ended, if the delivery is still its own. Only this write is tried again when the database
 * fails, never the sending; if it stays impossible, the lease runs out and recovery decides.
 */
export async function recordVerdict(attempted: Attempted): Promise<void> {
  const { claim, verdict, dotReleased } = attempted;
  const { attemptCount, deliveryId } = claim;
  const situation = { state: "sending", dotReleased, attemptCount, crashes: 0 } as const;
  const jitter = 2 * Math.random() - 1;
  const step = transition(situation, verdict.event, jitter);
  if (!step) throw new Error(`${verdict.event} cannot follow while sending`);
  await persistently(deliveryId, async () => {
    const rest = verdict.pause && (await restOf(verdict.pause, claim, jitter));
    const written = await write(attempted, step, rest);
    log().info(
      { deliveryId, state: step.state, stage: verdict.stage, diagnosis: verdict.diagnosis, written },
      "attempt",
    );
  });
}

async function persistently(deliveryId: string, work: () => Promise<void>): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
      log().warn(
        { deliveryId, err: (error as Error).message },
        "the outcome could not be written, trying again",
      );
      await new Promise((wake) => setTimeout(wake, pause));
    }
  }
}

// What the attempt tells of the mailbox: a message that was refused for itself proves the sign-in. One from another
// sender than the mailbox has by now tells of nothing that comes after it.
function healthAfter({ event, effect, pause }: Verdict, isItsSender: boolean): HealthEffect | Proof {
  if (pause?.kind === "credentials") return "failing";
  if (event === "accepted") return isItsSender ? "message" : "signIn";
  if (event === "refused") return effect === "failing" && isItsSender ? "failing" : "signIn";
  return effect ?? "nothing";
}

// A yes that comes after recovery gave up on its attempt still counts: unknown becomes sent.
async function write(
  { claim, verdict, stages }: Attempted,
  step: Step,
  rest: Rest | undefined,
): Promise<boolean> {
  const { deliveryId, attemptId, mailboxId, mailboxVersion } = claim;
  const reason = step.reason ? diagnosisProblem(step.reason) : (verdict.reason ?? null);
  const done = stages
    .filter(({ state }) => state !== "started")
    .map(({ stage, state, ms }) => ({ stage, state, ms }));
  const [addresses, outcomes, replies] = [
    verdict.recipients.map(({ address }) => address),
    verdict.recipients.map(({ outcome }) => outcome),
    verdict.recipients.map(({ reply }) => reply),
  ];
  const reachedServer = verdict.event === "accepted" || verdict.event === "refused";
  const [health, healthOfOther] = [healthAfter(verdict, true), healthAfter(verdict, false)];
  const record = sql`
    WITH ended AS (
      UPDATE "Delivery" SET "state" = ${step.state}::"DeliveryState",
        "hold" = ${step.hold ?? null}::"DeliveryHold", "reason" = ${reason}, "leftAt" = NULL, "leftById" = NULL,
        "reply" = ${verdict.reply ?? null}, "attemptCount" = ${step.attemptCount}, "leaseUntil" = NULL,
        "dueAt" = now() + ${step.dueInMs} * interval '1 millisecond',
        "attemptId" = CASE WHEN ${step.state} IN ('queued', 'held') THEN NULL ELSE "attemptId" END,
        "dotReleasedAt" = CASE WHEN ${step.state} IN ('queued', 'held') THEN NULL ELSE "dotReleasedAt" END,
        "sentAt" = CASE WHEN ${step.state} = 'sent' THEN now() END, "updatedAt" = now()
      WHERE "id" = ${deliveryId}::uuid AND "attemptId" = ${attemptId}::uuid
        AND ("state" = 'sending' OR ("state" = 'unknown' AND ${step.state} = 'sent'))
      RETURNING "id", "envelopeFrom"
    ), said AS (
      SELECT "health", "health" = 'message'
          OR ("health" = 'signIn' AND coalesce(m."failingReason", '') !~ ${outlivingReasons}) AS "proven"
      FROM ended JOIN "Mailbox" m ON m."id" = ${mailboxId}::uuid CROSS JOIN LATERAL (
        SELECT CASE WHEN m."address" = ended."envelopeFrom" THEN ${health} ELSE ${healthOfOther} END AS "health"
      ) AS heard
    ), attempt AS (
      UPDATE "DeliveryAttempt" SET "finishedAt" = now(), "outcome" = ${verdict.outcome},
        "stage" = ${verdict.stage ?? null}, "diagnosis" = ${verdict.diagnosis ?? null},
        "reason" = ${reason}, "reply" = ${verdict.reply ?? null}, "stages" = ${JSON.stringify(done)}::jsonb
      FROM ended WHERE "DeliveryAttempt"."id" = ${attemptId}::uuid
    ), recipients AS (
      UPDATE "DeliveryRecipient" r SET "outcome" = said."outcome"::"RecipientOutcome", "reply" = said."reply"
      FROM ended, unnest(${addresses}::text[], ${outcomes}::text[], ${replies}::text[])
        AS said("address", "outcome", "reply")
      WHERE r."deliveryId" = ended."id" AND r."address" = said."address"
    ), mailbox AS (
      UPDATE "Mailbox" SET "pausedReason" = ${rest?.reason ?? null},
        "pausedUntil" = now() + ${rest?.forMs ?? null}::float8 * interval '1 millisecond',
        "failingSince" = CASE WHEN said."health" = 'failing' THEN coalesce("failingSince", now())
          WHEN said."proven" THEN NULL ELSE "failingSince" END,
        "failingReason" = CASE WHEN said."health" = 'failing'
            OR (said."health" = 'unavailable' AND "failingSince" IS NULL) THEN ${verdict.reason ?? null}
          WHEN said."proven" THEN NULL ELSE "failingReason" END,
        "workingSince" = CASE WHEN said."proven" THEN coalesce("workingSince", now())
          WHEN said."health" = 'failing' THEN NULL ELSE "workingSince" END,
        "checkedAt" = CASE WHEN said."health" IN ('failing', 'signIn', 'message') THEN now() ELSE "checkedAt" END,
        "lastSuccessAt" = CASE WHEN ${step.state} = 'sent' THEN now() ELSE "lastSuccessAt" END, "updatedAt" = now()
      FROM said WHERE "Mailbox"."id" = ${mailboxId}::uuid AND "version" = ${mailboxVersion}
        AND (${rest !== undefined} OR ${reachedServer})
    )
    SELECT true FROM ended`;
  return (await prepared("record", record)).length === 1;
}
