import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, sql } from "#lib/base/db.ts";
import type { Problem } from "#lib/base/errors.ts";
import { leftMinor, mayRemind } from "./remindable.ts";

export type WaitingReminder = {
  id: string;
  step: number;
  plannedFor: Date;
  /** Why it did not go, when it was tried. */
  problem: Problem | null;
  invoiceId: string;
  number: string;
  customerName: string;
  currency: string;
  leftMinor: bigint;
};

const AT_ONCE = 200;

/** What waits for a person: missed reminders of what is still owed, the oldest first; at most 200. */
export function listMissed(company: Pick<ActingCompany, "id">): Promise<WaitingReminder[]> {
  return list(company, "missed");
}

/** What goes out by itself, the next one first; at most 200. */
export function listPlanned(company: Pick<ActingCompany, "id">): Promise<WaitingReminder[]> {
  return list(company, "planned");
}

/** How many missed reminders wait for a person. */
export function countMissed(company: Pick<ActingCompany, "id">): Promise<number> {
  return count(company, "missed");
}

/** How many reminders go out by themselves. */
export function countPlanned(company: Pick<ActingCompany, "id">): Promise<number> {
  return count(company, "planned");
}

type Waiting = "missed" | "planned";

const waits = (companyId: string, state: Waiting) =>
  sql`r."companyId" = ${companyId}::uuid AND r."state" = ${state}::"ReminderState" AND ${mayRemind}`;
const joined = sql`FROM "Reminder" r JOIN "Invoice" i ON i."companyId" = r."companyId" AND i."id" = r."invoiceId"
  JOIN "Customer" cu ON cu."id" = i."customerId"`;

async function count({ id }: Pick<ActingCompany, "id">, state: Waiting): Promise<number> {
  const [counted] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" ${joined} WHERE ${waits(id, state)}`;
  return counted?.count ?? 0;
}

async function list({ id }: Pick<ActingCompany, "id">, state: Waiting): Promise<WaitingReminder[]> {
  const rows = await db().$queryRaw<(Omit<WaitingReminder, "leftMinor"> & { leftMinor: string })[]>`
    SELECT r."id", r."step", r."plannedFor", r."problem", i."id" AS "invoiceId", coalesce(i."number", '') AS "number",
      cu."name" AS "customerName", i."currency", ${leftMinor}::text AS "leftMinor" ${joined}
    WHERE ${waits(id, state)}
    ORDER BY r."plannedFor", r."id" LIMIT ${AT_ONCE}`;
  return rows.map((row) => ({ ...row, leftMinor: BigInt(row.leftMinor) }));
}
