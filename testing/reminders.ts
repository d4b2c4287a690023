import type { ActingCompany } from "#lib/base/acting-company.ts";
import { issueInvoice } from "#lib/invoices/issue-invoice.ts";
import { saveReminderSettings } from "#lib/sending/reminders/save-settings.ts";
import { reminderSettingsSchema } from "#lib/sending/reminders/schema.ts";
import { givenDraft } from "./invoices.ts";

/** Switches reminders on, at nine in the morning on working days, so many days after the due date. */
export async function givenReminders(company: ActingCompany, days: string[]): Promise<void> {
  const form = { on: true, businessDays: true, at: "09:00", days };
  await saveReminderSettings(company, reminderSettingsSchema.parse(form));
}

/** An invoice of 1,000 crowns, issued today; with a due date far ahead, clocks of tests run before and after it. */
export async function givenDue(company: ActingCompany, dueOn: string, customerId?: string): Promise<string> {
  const lines = [{ description: "Práce", quantity: "1", unit: "", unitPrice: "1000", vatRate: "0" }];
  const id = await givenDraft(company, { lines, dueOn, ...(customerId && { customerId }) });
  await issueInvoice(company, { id });
  return id;
}
