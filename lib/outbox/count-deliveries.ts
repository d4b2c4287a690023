import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { type DeliveryState, deliveryStates } from "./schema.ts";

/**
 * How many deliveries of the company stand in each state. Those that have ended are not counted but added up
 * (`DeliveryTally`, kept by a trigger): only the open ones, which are few, are looked at.
 */
export async function countDeliveries(
  company: Pick<ActingCompany, "id">,
): Promise<Record<DeliveryState, number>> {
  const rows = await db().$queryRaw<{ state: DeliveryState; count: number }[]>`
    SELECT "state"::text, count(*)::int AS "count" FROM "Delivery"
    WHERE "companyId" = ${company.id}::uuid AND "state" IN ('queued', 'held', 'sending', 'unknown') GROUP BY "state"
    UNION ALL
    SELECT "state"::text, sum("count")::int FROM "DeliveryTally"
    WHERE "companyId" = ${company.id}::uuid GROUP BY "state"`;
  const found = new Map(rows.map(({ state, count }) => [state, count]));
  const counts = deliveryStates.map((state) => [state, found.get(state) ?? 0] as const);
  return Object.fromEntries(counts) as Record<DeliveryState, number>;
}

/** How many unknown ones a person has not decided on, and the oldest of them: for a notice on every page. */
export async function countUndecided(
  company: Pick<ActingCompany, "id">,
): Promise<{ count: number; oldest: string | null }> {
  const [found] = await db().$queryRaw<{ count: number; oldest: string | null }[]>`
    SELECT count(*)::int AS "count", (array_agg("id" ORDER BY "id"))[1]::text AS "oldest" FROM "Delivery"
    WHERE "companyId" = ${company.id}::uuid AND "state" = 'unknown' AND "leftAt" IS NULL`;
  return found ?? { count: 0, oldest: null };
}

/** How many of them wait because the database was put back from a backup: for a notice. */
export async function countRestored(company: Pick<ActingCompany, "id">): Promise<number> {
  return db().delivery.count({ where: { companyId: company.id, state: "held", hold: "restore" } });
}

/** Adds up what the trigger of the table wrote row by row. Nobody has to wait for it, nor it for anybody. */
export async function compactTallies(): Promise<void> {
  await db().$executeRaw`
    WITH taken AS (DELETE FROM "DeliveryTally" RETURNING "companyId", "state", "count")
    INSERT INTO "DeliveryTally" ("companyId", "state", "count")
    SELECT "companyId", "state", sum("count") FROM taken GROUP BY "companyId", "state"`;
}
