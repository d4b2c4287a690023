import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { SendingTimesInput } from "./schema.ts";

/** Saves when a company's mail goes. What has been ordered already keeps its time. */
export async function saveSendingTimes({ id }: ActingCompany, input: SendingTimesInput): Promise<void> {
  const { undoSeconds, timeZone, days, from, to } = input;
  await db().company.update({
    where: { id },
    data: { undoSeconds, timeZone, windowDays: days, windowFrom: from, windowTo: to },
  });
}
