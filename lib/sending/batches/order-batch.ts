import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { keepMailbox } from "#lib/mailbox/keep-mailbox.ts";
import { readChosenMailbox } from "#lib/mailbox/read-mailbox.ts";
import { tellWorkers } from "#lib/mailbox/resume-mailbox.ts";
import { plannedMoment } from "../compose/planned-moment.ts";
import type { OrderBatch } from "./schema.ts";
import { whyNot } from "./why-not.ts";

/**
 * Orders many invoices to be sent, each with its own mail: the workers compose them. What cannot be sent is written
 * down beside the rest, with its reason. The same order twice is one.
 * @throws UserError noMailbox, sendingOff, notFound (another company's), batchNothingToSend; at plannedFor when that
 *   time is past
 */
export async function orderBatch(
  company: ActingCompany,
  { batch, ids, mailboxId, plannedFor = "" }: BatchOrder,
): Promise<{ id: string }> {
  const [mailbox, { sendingEnabled, timeZone }] = await Promise.all([
    readChosenMailbox(company, mailboxId),
    db().company.findUniqueOrThrow({
      where: { id: company.id },
      select: { sendingEnabled: true, timeZone: true },
    }),
  ]);
  if (!mailbox) throw new UserError("noMailbox");
  if (!sendingEnabled) throw new UserError("sendingOff");
  const moment = plannedMoment(plannedFor, timeZone);
  await db().$transaction(async (tx) => {
    await keepMailbox(tx, company, mailbox.id);
    const waiting = await insert(tx, company, { batch, ids, mailboxId: mailbox.id, moment });
    if (waiting === undefined) return requireOwn(tx, company, batch);
    if (waiting === 0) throw new UserError("batchNothingToSend");
    await writeDown(tx, company, batch, waiting);
    await tellWorkers(tx);
  });
  return { id: batch };
}

type BatchOrder = Pick<OrderBatch, "batch" | "ids"> & Partial<OrderBatch>;
type Wanted = { batch: string; ids: string[]; mailboxId: string; moment: Date | null };

/** How many are going to be sent; undefined when this batch was ordered before. */
async function insert(
  tx: Tx,
  company: ActingCompany,
  { batch, ids, mailboxId, moment }: Wanted,
): Promise<number | undefined> {
  const [counted] = await tx.$queryRaw<{ fresh: boolean; waiting: number }[]>`
    WITH batch AS (
      INSERT INTO "SendBatch" ("id", "companyId", "mailboxId", "plannedFor", "createdById", "updatedAt")
      VALUES (${batch}::uuid, ${company.id}::uuid, ${mailboxId}::uuid, ${moment}::timestamptz, ${company.userId}::uuid,
        now())
      ON CONFLICT ("id") DO NOTHING RETURNING "id"
    ), judged AS (
      SELECT i."id", row_number() OVER (ORDER BY min(asked."position")) AS "position", ${whyNot} AS "problem"
      FROM batch, unnest(${ids}::uuid[]) WITH ORDINALITY AS asked("id", "position")
      JOIN "Invoice" i ON i."companyId" = ${company.id}::uuid AND i."id" = asked."id"
      JOIN "Customer" c ON c."companyId" = i."companyId" AND c."id" = i."customerId"
      GROUP BY i."id", c."id"
    ), items AS (
      INSERT INTO "SendBatchItem" ("batchId", "position", "companyId", "invoiceId", "state", "problem")
      SELECT batch."id", j."position", ${company.id}::uuid, j."id",
        CASE WHEN j."problem" IS NULL THEN 'waiting' ELSE 'skipped' END::"SendBatchItemState", j."problem"
      FROM batch, judged j RETURNING "state"
    )
    SELECT EXISTS (SELECT FROM batch) AS "fresh", count(*) FILTER (WHERE "state" = 'waiting')::int AS "waiting" FROM items`;
  return counted?.fresh ? counted.waiting : undefined;
}

async function requireOwn(tx: Tx, company: ActingCompany, id: string): Promise<void> {
  const own = await tx.sendBatch.count({ where: { id, companyId: company.id } });
  if (own === 0) throw new UserError("notFound");
}

async function writeDown(tx: Tx, company: ActingCompany, batch: string, waiting: number): Promise<void> {
  await tx.auditEvent.create({
    data: {
      companyId: company.id,
      userId: company.userId,
      event: "batch.ordered",
      subjectId: batch,
      details: { waiting },
    },
  });
}
