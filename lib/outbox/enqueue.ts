import { createHash } from "node:crypto";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import type { Tx } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";

export type DeliveryOrder = {
  mailboxId: string;
  invoiceId?: string;
  /** One order, however often it is asked for, is one delivery. */
  idempotencyKey: string;
  /** With its angle brackets, as in the message. */
  messageId: string;
  subject: string;
  envelopeFrom: string;
  recipients: { address: string; kind: "to" | "cc" | "bcc" }[];
  mime: Uint8Array;
};

/**
 * Freezes a message and queues it, in the transaction of the business fact that it belongs to. Triggers wake the
 * workers and the open pages at its commit.
 * @returns the delivery of this idempotency key, and whether this call made it
 */
export async function enqueueDelivery(
  tx: Tx,
  company: ActingCompany,
  order: DeliveryOrder,
): Promise<{ id: string; created: boolean }> {
  const { mailboxId, invoiceId = null, idempotencyKey, messageId, subject, envelopeFrom, mime } = order;
  const sha256 = createHash("sha256").update(mime).digest("hex");
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "Delivery" ("id", "companyId", "mailboxId", "invoiceId", "idempotencyKey", "messageId", "subject",
      "envelopeFrom", "mime", "mimeSha256", "createdById", "updatedAt")
    VALUES (${newUuid()}::uuid, ${company.id}::uuid, ${mailboxId}::uuid, ${invoiceId}::uuid, ${idempotencyKey},
      ${messageId}, ${subject}, ${envelopeFrom}, ${mime}, ${sha256}, ${company.userId}::uuid, now())
    ON CONFLICT ("companyId", "idempotencyKey") DO NOTHING
    RETURNING "id"`;
  const id = inserted[0]?.id;
  if (id === undefined) return { id: await existing(tx, company.id, idempotencyKey), created: false };
  await tx.deliveryRecipient.createMany({
    data: order.recipients.map((recipient) => ({ ...recipient, deliveryId: id, companyId: company.id })),
    skipDuplicates: true,
  });
  await tx.auditEvent.create({
    data: {
      companyId: company.id,
      userId: company.userId,
      event: "delivery.queued",
      subjectId: id,
      details: { invoiceId, messageId, to: order.recipients.map(({ address }) => address) },
    },
  });
  return { id, created: true };
}

// The insert has waited for whoever inserted the same key, so the row is there now.
async function existing(tx: Tx, companyId: string, idempotencyKey: string): Promise<string> {
  const { id } = await tx.delivery.findUniqueOrThrow({
    where: { companyId_idempotencyKey: { companyId, idempotencyKey } },
    select: { id: true },
  });
  return id;
}
