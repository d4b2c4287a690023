import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, sql } from "#lib/base/db.ts";
import type { Problem } from "#lib/base/errors.ts";
import { mayRemind, readRemindables } from "./remindable.ts";

export type InvoiceReminder = {
  id: string;
  step: number;
  state: "planned" | "missed" | "sent" | "skipped";
  plannedFor: Date;
  problem: Problem | null;
  deliveryId: string | null;
  /** A person let it be, or had it sent. */
  byPerson: boolean;
};

/** The reminders of an invoice in the order of their steps; what waits only as long as something is owed. */
export async function remindersOf(
  { id: companyId }: Pick<ActingCompany, "id">,
  invoiceId: string,
): Promise<InvoiceReminder[]> {
  const [rows, owed] = await Promise.all([
    db().reminder.findMany({ where: { companyId, invoiceId }, orderBy: { step: "asc" } }),
    readRemindables(db(), companyId, sql`i."id" = ${invoiceId}::uuid AND ${mayRemind}`),
  ]);
  return rows
    .filter(({ state }) => owed.length > 0 || state === "sent" || state === "skipped")
    .map(({ id, step, state, plannedFor, problem, deliveryId, decidedById }) => ({
      ...{ id, step, state, plannedFor, problem, deliveryId, byPerson: decidedById !== null },
    }));
}
