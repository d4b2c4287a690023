"use server";

import { action } from "#lib/auth/action.ts";
import { sendMissed, sendReminderNow, skipReminders } from "#lib/sending/reminders/decide.ts";
import { reminderIdSchema, reminderIdsSchema } from "#lib/sending/reminders/schema.ts";

export const sendMissedAction = action("invoice:send", reminderIdsSchema, (company, input) =>
  sendMissed(company, input),
);
export const skipRemindersAction = action("invoice:send", reminderIdsSchema, skipReminders);
export const sendReminderNowAction = action("invoice:send", reminderIdSchema, sendReminderNow);
