import { db, type Sql, sql, type Tx } from "#lib/base/db.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { planOf } from "./plan.ts";
import { type Reminding, readReminding } from "./read-settings.ts";
import { mayRemind, type RemindableInvoice, readRemindables } from "./remindable.ts";

const AT_ONCE = 200;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Writes down what is planned for a company: rows for invoices that have none yet, and of those whose time has come
 * whether they still go. What nobody owes any more is planned no longer. Done again, it changes nothing.
 */
export async function planReminders(companyId: string, now: Date, stop?: AbortSignal): Promise<void> {
  await forgetSettled(companyId);
  let after: string | undefined = NOBODY;
  while (after !== undefined && !stop?.aborted) after = await planSome(companyId, now, after);
}

/** The same for one invoice, where the company reminds. */
export async function planInvoice(companyId: string, invoiceId: string, now: Date): Promise<void> {
  await db().$transaction((tx) => plan(tx, companyId, sql`i."id" = ${invoiceId}::uuid`, now));
}

async function forgetSettled(companyId: string): Promise<void> {
  await db().$executeRaw`
    DELETE FROM "Reminder" r USING "Invoice" i, "Customer" cu
    WHERE r."companyId" = ${companyId}::uuid AND r."state" IN ('planned', 'missed') AND i."id" = r."invoiceId"
      AND cu."id" = i."customerId" AND NOT ${mayRemind}`;
}

// @returns the last invoice that was looked at, or undefined after the last of all
function planSome(companyId: string, now: Date, after: string): Promise<string | undefined> {
  return db().$transaction(async (tx) => {
    const which = sql`i."id" > ${after}::uuid AND EXISTS (
      SELECT FROM "ReminderRule" u
      LEFT JOIN "Reminder" r ON r."companyId" = u."companyId" AND r."invoiceId" = i."id" AND r."step" = u."step"
      WHERE u."companyId" = i."companyId" AND (r."id" IS NULL OR r."state" = 'planned' AND r."plannedFor" <= ${now}))
      ORDER BY i."id" LIMIT ${AT_ONCE}`;
    const invoices = await plan(tx, companyId, which, now);
    return invoices.length < AT_ONCE ? undefined : invoices.at(-1)?.id;
  });
}

async function plan(tx: Tx, companyId: string, which: Sql, now: Date): Promise<RemindableInvoice[]> {
  // Rules are changed under the lock of the company: not between our look at them and our commit.
  await tx.$queryRaw`SELECT FROM "Company" WHERE "id" = ${companyId}::uuid FOR SHARE`;
  const reminding = await readReminding(companyId, tx);
  const invoices = await readRemindables(tx, companyId, sql`${mayRemind} AND ${which}`);
  await write(tx, companyId, invoices, reminding, now);
  return invoices;
}

async function write(
  tx: Tx,
  companyId: string,
  invoices: RemindableInvoice[],
  { rules, settings }: Reminding,
  now: Date,
): Promise<void> {
  const rows = invoices.flatMap((invoice) =>
    planOf(invoice, rules, settings, now).map((each) => ({ ...each, id: newUuid(), invoiceId: invoice.id })),
  );
  if (rows.length === 0) return;
  // What a person or a sending has decided meanwhile stays; what is missed is never planned again by itself.
  await tx.$executeRaw`
    INSERT INTO "Reminder" ("id", "companyId", "invoiceId", "step", "state", "plannedFor", "updatedAt")
    SELECT "id", ${companyId}::uuid, "invoiceId", "step", "state"::"ReminderState", "plannedFor", now()
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS given("id" uuid, "invoiceId" uuid, "step" int, "state" text, "plannedFor" timestamptz)
    ON CONFLICT ("companyId", "invoiceId", "step") DO UPDATE
      SET "state" = excluded."state", "plannedFor" = excluded."plannedFor", "updatedAt" = now()
      WHERE "Reminder"."decidedById" IS NULL AND ("Reminder"."state" = 'planned' OR "Reminder"."state" = 'missed' AND excluded."state" = 'skipped')
        AND ("Reminder"."state", "Reminder"."plannedFor") <> (excluded."state", excluded."plannedFor")`;
}
