import { dayOf } from "#lib/base/dates.ts";
import { type Sql, sql, type Tx } from "#lib/base/db.ts";
import type { Remindable } from "./plan.ts";

export type RemindableInvoice = Remindable & { id: string };

/** Of an invoice `i`, in minor units: what is left to pay after its payments and issued credit notes. */
export const leftMinor = sql`(i."totalMinor" - i."paidMinor" + coalesce((
  SELECT sum(c."totalMinor") FROM "Invoice" c
  WHERE c."originId" = i."id" AND c."kind" = 'creditNote' AND c."state" IN ('issued', 'paid')), 0))`;

/** Of an invoice `i` and its customer `cu`: it may remind. The same as `planOf` says. */
export const mayRemind = sql`(i."kind" = 'invoice' AND i."state" = 'issued' AND NOT cu."remindersOff"
  AND i."totalMinor" > i."paidMinor" AND ${leftMinor} > 0)`;

type Row = Omit<RemindableInvoice, "issuedOn" | "dueOn" | "leftMinor"> & {
  issuedOn: Date | null;
  dueOn: Date;
  leftMinor: string;
};

/** What the plans of these invoices depend on; `which` chooses among `i`, joined with their customers `cu`. */
export async function readRemindables(
  tx: Pick<Tx, "$queryRaw">,
  companyId: string,
  which: Sql,
): Promise<RemindableInvoice[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT i."id", i."kind"::text, i."state"::text, i."issuedOn", i."dueOn", ${leftMinor}::text AS "leftMinor",
      cu."remindersOff" AS "off", coalesce((
        SELECT json_agg(json_build_object('step', r."step", 'sent', r."state" = 'sent')) FROM "Reminder" r
        WHERE r."companyId" = i."companyId" AND r."invoiceId" = i."id" AND r."state" IN ('sent', 'skipped')), '[]') AS "decided"
    FROM "Invoice" i JOIN "Customer" cu ON cu."companyId" = i."companyId" AND cu."id" = i."customerId"
    WHERE i."companyId" = ${companyId}::uuid AND ${which}`;
  return rows.map(({ issuedOn, dueOn, leftMinor, ...row }) => ({
    ...row,
    issuedOn: issuedOn && dayOf(issuedOn),
    dueOn: dayOf(dueOn),
    leftMinor: BigInt(leftMinor),
  }));
}
