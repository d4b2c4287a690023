import { z } from "zod";
import { problem } from "#lib/base/errors.ts";

export const STEPS = 3;
/** So far before and after the due date a reminder may be. */
const MAX_DAYS = 365;

const invalid = { error: problem("invalid") };
const tick = z.boolean(invalid);

// Empty: no such step.
const days = z
  .string(invalid)
  .trim()
  .regex(/^([+\-−]?\d{1,4})?$/, problem("reminderDays"))
  .transform((typed) => (typed === "" ? null : Number(typed.replace("−", "-"))))
  .refine((count) => Math.abs(count ?? 0) <= MAX_DAYS, problem("reminderTooFar", { max: MAX_DAYS }));

const timeOfDay = z
  .string(invalid)
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, problem("hourFormat"))
  .transform((typed) => Number(typed.slice(0, 2)) * 60 + Number(typed.slice(3)));

/** How invoices remind: up to three steps in days after the due date, each later than the one before; `at` as "09:00". */
export const reminderSettingsSchema = z.object({
  on: tick,
  businessDays: tick,
  at: timeOfDay,
  days: z
    .array(days, invalid)
    .max(STEPS, problem("invalid"))
    .superRefine((steps, context) => {
      steps.forEach((step, index) => {
        const before = steps.slice(0, index).findLast((each) => each !== null);
        if (step !== null && before !== undefined && before !== null && step <= before)
          context.addIssue({ code: "custom", path: [index], message: problem("reminderOrder") });
      });
    })
    .transform((steps) => steps.filter((step) => step !== null)),
});

/** Reminders that a person picked. */
export const reminderIdsSchema = z.object({
  ids: z.array(z.uuid(invalid), invalid).min(1, problem("required")).max(500, problem("invalid")),
});

export const reminderIdSchema = z.object({ id: z.uuid(invalid) });

export type ReminderSettingsForm = z.input<typeof reminderSettingsSchema>;
export type ReminderSettingsInput = z.output<typeof reminderSettingsSchema>;
export type ReminderIds = z.output<typeof reminderIdsSchema>;
