import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, noSql, type Sql, sql } from "#lib/base/db.ts";
import { isUuid } from "#lib/base/uuid.ts";
import { typedMoment } from "./typed-moment.ts";

/** A time that a person chose, by clocks of the company's zone. */
export type Plan = {
  plannedFor: Date;
  /** The same as the field holds it. */
  typed: string;
  /** IANA. */
  timeZone: string;
};

export type PlannedDelivery = Plan & { id: string; subject: string; recipients: string[] };
/** Many that wait together, to be composed then. */
export type PlannedBatch = Plan & { id: string; count: number };

const MOST = 100;

type Row = { id: string; subject: string; recipients: string[]; dueAt: Date; timeZone: string };

/** What waits for the time that a person chose, the next one first. */
export async function listPlanned(company: ActingCompany): Promise<PlannedDelivery[]> {
  const rows = await readPlanned(company, noSql);
  return rows.map(({ dueAt, timeZone, ...delivery }) => ({ ...delivery, ...planOf(dueAt, timeZone) }));
}

/** The plan of one delivery; null when it waits for nothing, or for something else. */
export async function readPlan(company: ActingCompany, id: string): Promise<Plan | null> {
  if (!isUuid(id)) return null;
  const [row] = await readPlanned(company, sql`AND d."id" = ${id}::uuid`);
  return row ? planOf(row.dueAt, row.timeZone) : null;
}

// The state is written out, so that the index of what is planned serves.
function readPlanned({ id: companyId }: ActingCompany, which: Sql): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT d."id", d."subject", d."dueAt", c."timeZone",
      ARRAY(SELECT r."address" FROM "DeliveryRecipient" r WHERE r."deliveryId" = d."id" ORDER BY r."address") AS "recipients"
    FROM "Delivery" d JOIN "Company" c ON c."id" = d."companyId"
    WHERE d."companyId" = ${companyId}::uuid AND d."state" = 'queued' AND d."plannedFor" IS NOT NULL
      AND d."dueAt" > now() ${which}
    ORDER BY d."dueAt", d."id" LIMIT ${MOST}`;
}

/** Sendings of many whose time is ahead, the next one first. */
export async function listPlannedBatches(company: ActingCompany): Promise<PlannedBatch[]> {
  const rows = await db().$queryRaw<{ id: string; plannedFor: Date; timeZone: string; count: number }[]>`
    SELECT b."id", b."plannedFor", c."timeZone", (SELECT count(*)::int FROM "SendBatchItem" i
      WHERE i."batchId" = b."id" AND i."state" = 'waiting') AS "count"
    FROM "SendBatch" b JOIN "Company" c ON c."id" = b."companyId"
    WHERE b."companyId" = ${company.id}::uuid AND b."state" IN ('running', 'paused') AND b."plannedFor" > now()
    ORDER BY b."plannedFor", b."id" LIMIT ${MOST}`;
  return rows.map(({ id, count, plannedFor, timeZone }) => ({ id, count, ...planOf(plannedFor, timeZone) }));
}

function planOf(plannedFor: Date, timeZone: string): Plan {
  return { plannedFor, timeZone, typed: typedMoment(plannedFor, timeZone) };
}
