import { db } from "#lib/base/db.ts";
import type { Sender } from "./deliveries.ts";

// More deliveries than anybody would order one by one.

/** Small messages that are due, the first the longest. */
export async function pileUp({ company, mailboxId }: Sender, count: number): Promise<void> {
  await db().$executeRaw`
    WITH made AS (
      INSERT INTO "Delivery" ("id", "companyId", "mailboxId", "idempotencyKey", "messageId", "subject", "envelopeFrom",
        "mime", "mimeSha256", "updatedAt", "dueAt")
      SELECT gen_random_uuid(), ${company.id}::uuid, ${mailboxId}::uuid, g, '<' || g || '@firma.example>', 'Faktura',
        'fakturace@firma.example', mime, encode(sha256(mime), 'hex'), now(), now() - interval '1 hour' / g
      FROM generate_series(1, ${count}::int) AS g,
        convert_to('Message-ID: <' || g || '@firma.example>' || E'\\r\\n\\r\\nFaktura\\r\\n', 'UTF8') AS mime
      RETURNING "id", "companyId"
    )
    INSERT INTO "DeliveryRecipient" ("deliveryId", "companyId", "address")
    SELECT "id", "companyId", 'eva@odberatel.example' FROM made`;
}

/** Messages that left the mailbox just now, each to so many recipients. */
export async function pretendSent(
  { company, mailboxId }: Sender,
  count: number,
  recipients = 1,
): Promise<void> {
  await db().$executeRaw`
    INSERT INTO "Delivery" ("id", "companyId", "mailboxId", "idempotencyKey", "state", "messageId", "subject",
      "envelopeFrom", "recipientCount", "mime", "mimeSha256", "updatedAt", "attemptId", "dotReleasedAt", "sentAt")
    SELECT gen_random_uuid(), ${company.id}::uuid, ${mailboxId}::uuid, gen_random_uuid(), 'sent', '<a@b>', '',
      'a@b', ${recipients}, '', repeat('a', 64), now(), gen_random_uuid(), now(), now()
    FROM generate_series(1, ${count}::int)`;
}
