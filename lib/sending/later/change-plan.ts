import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { lockDelivery } from "#lib/outbox/person-step.ts";
import { plannedMoment } from "../compose/planned-moment.ts";
import type { ChangePlan } from "./schema.ts";

/**
 * Puts off, or brings forward, a mail that waits for the time that a person chose.
 * @throws UserError notFound; deliveryNotPlanned when it has gone, or waits for something else; plannedPast,
 *   plannedTooFar at their field
 */
export async function changePlan(company: ActingCompany, { id, plannedFor }: ChangePlan): Promise<void> {
  const { timeZone } = await db().company.findUniqueOrThrow({
    where: { id: company.id },
    select: { timeZone: true },
  });
  const moment = plannedMoment(plannedFor, timeZone);
  if (!moment) throw new UserError("required", { field: "plannedFor" });
  await db().$transaction(async (tx) => {
    await lockDelivery(tx, company, id);
    // Of one that is due workers may have seen already that its time has come.
    const changed = await tx.$executeRaw`
      UPDATE "Delivery" SET "plannedFor" = ${moment}, "dueAt" = ${moment}, "updatedAt" = now()
      WHERE "id" = ${id}::uuid AND "state" = 'queued' AND "plannedFor" IS NOT NULL AND "dueAt" > now()`;
    if (changed === 0) throw new UserError("deliveryNotPlanned");
    await tx.auditEvent.create({
      data: {
        companyId: company.id,
        userId: company.userId,
        event: "delivery.replanned",
        subjectId: id,
        details: { plannedFor: moment.toISOString() },
      },
    });
  });
}
