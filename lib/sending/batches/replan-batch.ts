import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { tellWorkers } from "#lib/mailbox/resume-mailbox.ts";
import { plannedMoment } from "../compose/planned-moment.ts";
import type { ChangePlan } from "../later/schema.ts";
import type { BatchId } from "./schema.ts";
import { tellPages } from "./tell-pages.ts";

/**
 * Puts off, or brings forward, a sending of many that waits for the time that a person chose.
 * @throws UserError notFound; deliveryNotPlanned when its time has come, or it has ended; plannedPast, plannedTooFar at
 *   their field
 */
export async function changeBatchPlan(company: ActingCompany, { id, plannedFor }: ChangePlan): Promise<void> {
  const { timeZone } = await db().company.findUniqueOrThrow({
    where: { id: company.id },
    select: { timeZone: true },
  });
  const moment = plannedMoment(plannedFor, timeZone);
  if (!moment) throw new UserError("required", { field: "plannedFor" });
  await replan(company, id, moment);
}

/**
 * Lets a planned sending of many begin now; in the company's window, as all of them.
 * @throws UserError notFound, deliveryNotPlanned
 */
export function sendBatchNow(company: ActingCompany, { id }: BatchId): Promise<void> {
  return replan(company, id, null);
}

async function replan(company: ActingCompany, id: string, moment: Date | null): Promise<void> {
  const { id: companyId, userId } = company;
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM "Company" WHERE "id" = ${companyId}::uuid FOR KEY SHARE`;
    const own = await tx.sendBatch.count({ where: { id, companyId } });
    if (own === 0) throw new UserError("notFound");
    const { count } = await tx.sendBatch.updateMany({
      where: { id, companyId, state: { in: ["running", "paused"] }, plannedFor: { gt: new Date() } },
      data: { plannedFor: moment },
    });
    if (count === 0) throw new UserError("deliveryNotPlanned");
    const details = { plannedFor: moment?.toISOString() ?? null };
    await tx.auditEvent.create({
      data: { companyId, userId, event: "batch.replanned", subjectId: id, details },
    });
    await tellPages(tx, companyId);
    await tellWorkers(tx);
  });
}
