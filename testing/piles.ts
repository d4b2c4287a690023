import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import type { Sender } from "./deliveries.ts";

// More deliveries and invoices than anybody would make one by one.

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
 * Documents of the last five years, evenly, without lines: the newest 60 are drafts, the next 200 (or a fiftieth) are
 * open, half of them overdue, the rest is paid. A tenth are proformas, 6 of 100 credit notes, 6 cancelled. A customer
 * has a hundred of them and is found by "odberatel", a word of all, "obor17", of one in a hundred customers, and
 * "k00042", its own; the number of the nth newest ends with n in seven digits.
 */
export async function pileUpInvoices(company: ActingCompany, count: number): Promise<void> {
  const open = Math.max(200, Math.floor(count / 50));
  const customers = async (tx: Tx) => tx.$executeRaw`
    INSERT INTO "Customer" ("id", "companyId", "name", "searchWords", "sortName", "updatedAt")
    SELECT gen_random_uuid(), ${company.id}::uuid, concat_ws(' ', 'Odběratel', "own", "group"),
      ARRAY(SELECT left("word", "letters") FROM unnest(ARRAY['odberatel', "own", "group"]) AS "word",
        generate_series(1, length("word")) AS "letters"), "own", now()
    FROM generate_series(0, ${Math.ceil(count / 100) - 1}::int) AS n,
      LATERAL (SELECT 'k' || lpad(n::text, 5, '0') AS "own", 'obor' || n % 100 AS "group") AS words`;
  const invoices = async (tx: Tx) => tx.$executeRaw`
    INSERT INTO "Invoice" ("id", "companyId", "customerId", "kind", "state", "number", "issuedOn", "suppliedOn", "dueOn",
      "totalMinor", "paidMinor", "parties", "searchWords", "createdAt", "updatedAt")
    SELECT gen_random_uuid(), ${company.id}::uuid, c."id", i."kind"::"DocumentKind", i."state"::"InvoiceState",
      CASE WHEN i."state" <> 'draft' THEN i."number" END, CASE WHEN i."state" <> 'draft' THEN "at"::date END,
      "at"::date, ("at" + ${open / 2} * "step")::date, i."total", CASE i."state" WHEN 'paid' THEN i."total" ELSE 0 END,
      CASE WHEN i."state" <> 'draft' THEN jsonb_build_object('seller', "seller", 'buyer', "party" || jsonb_build_object('name', c."name")) END,
      c."searchWords" || CASE WHEN i."state" = 'draft' THEN '{}' ELSE ARRAY(
        SELECT left(i."number", "letters") FROM generate_series(1, 11) AS "letters"
        UNION SELECT right(i."number", "letters") FROM generate_series(1, 10) AS "letters") END,
      "at", now()
    FROM generate_series(1, ${count}::int) AS n
      CROSS JOIN LATERAL (SELECT interval '5 years' / ${count}::int AS "step") AS s
      CROSS JOIN LATERAL (SELECT now() - n * "step" AS "at") AS t
      CROSS JOIN LATERAL (SELECT
        CASE WHEN n % 100 < 10 THEN 'proforma' WHEN n % 100 < 16 THEN 'creditNote' ELSE 'invoice' END AS "kind",
        CASE WHEN n <= 60 THEN 'draft' WHEN n % 100 >= 94 THEN 'cancelled' WHEN n <= ${60 + open} THEN 'issued'
          ELSE 'paid' END AS "state",
        to_char("at", 'YYYY') || lpad(n::text, 7, '0') AS "number",
        CASE WHEN n % 100 BETWEEN 10 AND 15 THEN -1 ELSE 1 END * (10000 + n::bigint * 7919 % 1000003) AS "total"
      ) AS i
      JOIN "Customer" AS c ON c."companyId" = ${company.id}::uuid
        AND c."sortName" = 'k' || lpad((n % ${Math.ceil(count / 100)}::int)::text, 5, '0')
      CROSS JOIN (SELECT '{"street": "Mlýnská 14", "city": "Brno", "postcode": "602 00", "country": "CZ",
        "registrationNo": "25164716", "taxNo": "CZ25164716", "vatNo": ""}'::jsonb AS "party") AS p
      CROSS JOIN LATERAL (SELECT "party" || '{"name": "Truhlářství U Lípy s.r.o.", "vatPayer": true,
        "registerEntry": "", "iban": "", "swift": ""}' AS "seller") AS o`;
  await writePast(async (tx) => {
    await customers(tx);
    await tx.$executeRaw`ANALYZE "Customer"`;
    await invoices(tx);
  });
}

/**
 * Writes rows that have a past, which the database lets nobody do: without its triggers, so nobody is told of
 * deliveries and they are in no tally. Its constraints hold. Needs a superuser.
 */
export async function writePast(write: (tx: Tx) => Promise<unknown>): Promise<void> {
  const withoutTriggers = async (tx: Tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await write(tx);
  };
  await db().$transaction(withoutTriggers, { timeout: MANY_MS });
}
