import { createHash } from "node:crypto";
import type { Agent } from "#lib/base/acting-company.ts";
import type { Tx } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import type { DeliveryKind } from "#prisma/client/enums.ts";
import { deliveryWords } from "./delivery-words.ts";

export type DeliveryOrder = {
  mailboxId: string;
  invoiceId?: string;
  /** One order, however often it is asked for, is one delivery. */
  idempotencyKey: string;
  /** A hash of what a person ordered, where the same key could come again with something else. */
  orderSha256?: string;
  /** With its angle brackets, as in the message. */
  messageId: string;
  subject: string;
  envelopeFrom: string;
  recipients: { address: string; kind: "to" | "cc" | "bcc" }[];
  mime: Uint8Array;
  /** The delivery whose refused recipients this one is for. */
  resendOfId?: string;
  /** What it says to its recipients; an invoice's mail when left out. */
  kind?: DeliveryKind;
  /** The time that a person chose for it. */
  plannedFor?: Date | null;
  /** So long it waits, for its sender to take it back, where no later time was chosen. */
  undoSeconds?: number;
};

/**
 * Freezes a message and queues it, in the transaction of the business fact that it belongs to. Triggers wake the
 * workers and the open pages at its commit.
 * @returns the delivery of this idempotency key, and whether this call made it
 */
export async function enqueueDelivery(
  tx: Tx,
  company: Agent,
  order: DeliveryOrder,
): Promise<{ id: string; created: boolean }> {
  const { invoiceId = null, messageId } = order;
  const recipients = eachOnce(order.recipients);
  const addresses = recipients.map(({ address }) => address);
  const id = await insert(tx, company, order, addresses);
  if (id === undefined) return { id: await existing(tx, company.id, order.idempotencyKey), created: false };
  await tx.deliveryRecipient.createMany({
    data: recipients.map((recipient) => ({ ...recipient, deliveryId: id, companyId: company.id })),
  });
  await tx.auditEvent.create({
    data: {
      companyId: company.id,
      userId: company.userId,
      event: "delivery.queued",
      subjectId: id,
      details: { invoiceId, messageId, to: addresses },
    },
  });
  return { id, created: true };
}

async function insert(
  tx: Tx,
  company: Agent,
  order: DeliveryOrder,
  addresses: string[],
): Promise<string | undefined> {
  const { mailboxId, invoiceId = null, resendOfId = null, idempotencyKey } = order;
  const {
    messageId,
    subject,
    envelopeFrom,
    mime,
    orderSha256 = null,
    kind = "invoice",
    plannedFor = null,
    undoSeconds = 0,
  } = order;
  const sha256 = createHash("sha256").update(mime).digest("hex");
  const words = deliveryWords(addresses, subject, messageId);
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    WITH inserted AS (
      INSERT INTO "Delivery" ("id", "companyId", "mailboxId", "invoiceId", "idempotencyKey", "orderSha256",
        "messageId", "subject", "envelopeFrom", "recipientCount", "mime", "mimeSha256", "mimeBytes", "resendOfId", "kind", "plannedFor", "dueAt",
        "createdById", "updatedAt")
      VALUES (${newUuid()}::uuid, ${company.id}::uuid, ${mailboxId}::uuid, ${invoiceId}::uuid, ${idempotencyKey},
        ${orderSha256}, ${messageId}, ${subject}, ${envelopeFrom}, ${addresses.length}, ${mime}, ${sha256}, ${mime.length},
        ${resendOfId}::uuid, ${kind}::"DeliveryKind", ${plannedFor}::timestamptz,
        greatest(${plannedFor}::timestamptz, now() + ${undoSeconds} * interval '1 second'),
        ${company.userId}::uuid, now())
      ON CONFLICT ("companyId", "idempotencyKey") DO NOTHING
      RETURNING "id"
    ), search AS (
      INSERT INTO "DeliverySearch" ("deliveryId", "companyId", "words")
      SELECT "id", ${company.id}::uuid, ${words}::text[] FROM inserted
    )
    SELECT "id" FROM inserted`;
  return inserted[0]?.id;
}

function eachOnce(recipients: DeliveryOrder["recipients"]): DeliveryOrder["recipients"] {
  const seen = new Set<string>();
  return recipients.filter(({ address }) => !seen.has(address) && seen.add(address));
}

// The insert has waited for whoever inserted the same key, so the row is there now.
async function existing(tx: Tx, companyId: string, idempotencyKey: string): Promise<string> {
  const { id } = await tx.delivery.findUniqueOrThrow({
    where: { companyId_idempotencyKey: { companyId, idempotencyKey } },
    select: { id: true },
  });
  return id;
}
