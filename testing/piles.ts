import { db, type Tx } from "#lib/base/db.ts";
import type { Sender } from "./deliveries.ts";

// More deliveries than anybody would order one by one.

const MANY_MS = 300_000;

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

type Past = {
  /** Of each. */
  recipients?: number;
  hoursAgo?: number;
  /** One after the other; without, all at once. */
  minutesApart?: number;
};

/** Messages that left the mailbox, just now unless it is said when. */
export async function pretendSent(
  { company, mailboxId }: Sender,
  count: number,
  { recipients = 1, hoursAgo = 0, minutesApart = 0 }: Past = {},
): Promise<void> {
  await writePast(
    (tx) => tx.$executeRaw`
      INSERT INTO "Delivery" ("id", "companyId", "mailboxId", "idempotencyKey", "state", "messageId", "subject",
        "envelopeFrom", "recipientCount", "mime", "mimeSha256", "updatedAt", "attemptId", "dotReleasedAt", "sentAt")
      SELECT gen_random_uuid(), ${company.id}::uuid, ${mailboxId}::uuid, gen_random_uuid(), 'sent', '<a@b>', '',
        'a@b', ${recipients}, '', repeat('a', 64), now(), gen_random_uuid(), "at", "at"
      FROM generate_series(0, ${count - 1}::int) AS n,
        LATERAL (SELECT now() - ${hoursAgo} * interval '1 hour' - n * ${minutesApart} * interval '1 minute' AS "at")`,
  );
}

/**
 * Writes deliveries that have a past, which the database lets nobody do: without its triggers, so nobody is told of
 * them and they are in no tally. Its constraints hold. Needs a superuser.
 */
export async function writePast(write: (tx: Tx) => Promise<unknown>): Promise<void> {
  const withoutTriggers = async (tx: Tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await write(tx);
  };
  await db().$transaction(withoutTriggers, { timeout: MANY_MS });
}
