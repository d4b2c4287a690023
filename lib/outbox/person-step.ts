import type { Agent } from "#lib/base/acting-company.ts";
import type { Tx } from "#lib/base/db.ts";
import { type ErrorKey, UserError } from "#lib/base/errors.ts";
import type { DeliveryHold, DeliveryState } from "./schema.ts";
import { type DeliveryEvent, transition } from "./transitions.ts";

/** A delivery whose row this transaction has locked: workers and other persons wait, or pass it by. */
export type Locked = {
  id: string;
  state: DeliveryState;
  hold: DeliveryHold | null;
  dotReleased: boolean;
  attemptCount: number;
  crashes: number;
  thinned: boolean;
  mailboxRemoved: boolean;
};

/** What a person does, by the event of the machine: how the audit calls it, and what is said where it is forbidden. */
const deeds = {
  cancelled: ["delivery.cancelled", "deliveryNotCancellable"],
  released: ["delivery.released", "deliveryNotHeld"],
  hurried: ["delivery.hurried", "deliveryNotQueued"],
  confirmed: ["delivery.confirmed", "deliveryNotUnknown"],
  reordered: ["delivery.reordered", "deliveryNotUnknown"],
  left: ["delivery.left", "deliveryNotUnknown"],
} as const satisfies Partial<Record<DeliveryEvent, [string, ErrorKey]>>;

/** @throws UserError `notFound` */
export async function lockDelivery(tx: Tx, company: Agent, id: string): Promise<Locked> {
  // A mailbox is removed under the lock of its company: not between our look at it and our commit.
  await tx.$queryRaw`SELECT FROM "Company" WHERE "id" = ${company.id}::uuid FOR KEY SHARE`;
  const [locked] = await tx.$queryRaw<Locked[]>`
    SELECT d."id", d."state"::text, d."hold"::text, d."dotReleasedAt" IS NOT NULL AS "dotReleased",
      d."attemptCount", 0 AS "crashes", d."thinnedAt" IS NOT NULL AS "thinned",
      m."removedAt" IS NOT NULL AS "mailboxRemoved"
    FROM "Delivery" d JOIN "Mailbox" m ON m."id" = d."mailboxId"
    WHERE d."companyId" = ${company.id}::uuid AND d."id" = ${id}::uuid FOR UPDATE OF d`;
  if (!locked) throw new UserError("notFound");
  return locked;
}

/**
 * Does what a person decided, if the state machine allows it, and writes down who it was.
 * @throws UserError when the state does not allow it, or it would go out through a mailbox that was removed
 */
export async function stepByPerson(
  tx: Tx,
  company: Agent,
  delivery: Locked,
  event: keyof typeof deeds,
): Promise<void> {
  const [audited, refusal] = deeds[event];
  const step = transition(delivery, event);
  if (!step) throw new UserError(refusal);
  if (step.state === "queued" && delivery.mailboxRemoved) throw new UserError("deliveryMailboxRemoved");
  const queued = step.state === "queued";
  await tx.$executeRaw`
    UPDATE "Delivery" SET "state" = ${step.state}::"DeliveryState", "hold" = NULL,
      "attemptCount" = ${step.attemptCount}, "updatedAt" = now(),
      "reason" = CASE WHEN ${step.state} = 'unknown' THEN "reason" END,
      "dueAt" = CASE WHEN ${queued} THEN now() ELSE "dueAt" END,
      "attemptId" = CASE WHEN ${queued} THEN NULL ELSE "attemptId" END,
      "dotReleasedAt" = CASE WHEN ${queued} THEN NULL ELSE "dotReleasedAt" END,
      "sentAt" = CASE WHEN ${step.state} = 'sent' THEN "dotReleasedAt" END,
      "limitWaived" = "limitWaived" OR ${event === "released" && delivery.hold === "limit"},
      "leftAt" = CASE WHEN ${event === "left"} THEN now() END,
      "leftById" = CASE WHEN ${event === "left"} THEN ${company.userId}::uuid END
    WHERE "id" = ${delivery.id}::uuid`;
  if (event === "confirmed") await acceptPending(tx, delivery.id);
  const { state, hold } = delivery;
  await tx.auditEvent.create({
    data: {
      companyId: company.id,
      userId: company.userId,
      event: audited,
      subjectId: delivery.id,
      details: { from: state, to: step.state, ...(hold && { hold }) },
    },
  });
}

// The person's word stands for the server's, which was lost.
async function acceptPending(tx: Tx, deliveryId: string): Promise<void> {
  await tx.deliveryRecipient.updateMany({
    where: { deliveryId, outcome: "pending" },
    data: { outcome: "accepted" },
  });
}
