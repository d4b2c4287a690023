import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { SendingTimesInput } from "./schema.ts";

/** Saves when a company's mail goes. What has been ordered already keeps its time. */
export async function saveSendingTimes(company: ActingCompany, input: SendingTimesInput): Promise<void> {
  const { undoSeconds, timeZone, days, from, to } = input;
  const details = { undoSeconds, timeZone, windowDays: days, windowFrom: from, windowTo: to };
  await db().$transaction(async (tx) => {
    await tx.company.update({ where: { id: company.id }, data: details });
    await tx.auditEvent.create({
      data: {
        ...{ companyId: company.id, userId: company.userId },
        ...{ event: "company.sendingTimesSaved", subjectId: company.id, details },
      },
    });
  });
}
