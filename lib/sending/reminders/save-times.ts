import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { saveSendingTimes } from "#lib/company/sending-times/save-sending-times.ts";
import type { SendingTimesInput } from "#lib/company/sending-times/schema.ts";
import { planReminders } from "./plan-reminders.ts";

/** Saves when a company's mail goes. Reminders that wait for their time get the one that they have by it now. */
export async function saveTimes(company: ActingCompany, input: SendingTimesInput): Promise<void> {
  await saveSendingTimes(company, input);
  const ofCompany = { companyId: company.id, state: "planned", decidedById: null } as const;
  const { count } = await db().reminder.deleteMany({ where: ofCompany });
  if (count > 0) await planReminders(company.id, new Date());
}
