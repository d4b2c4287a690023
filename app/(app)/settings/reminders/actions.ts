"use server";

import { action } from "#lib/auth/action.ts";
import { previewReminderSettings } from "#lib/sending/reminders/preview-settings.ts";
import { saveReminderSettings } from "#lib/sending/reminders/save-settings.ts";
import { reminderSettingsSchema } from "#lib/sending/reminders/schema.ts";

export const saveReminderSettingsAction = action(
  "company:write",
  reminderSettingsSchema,
  saveReminderSettings,
);
export const previewReminderSettingsAction = action(
  "company:write",
  reminderSettingsSchema,
  (company, input) => previewReminderSettings(company, { ...input, on: true }),
);
