import { readReminding } from "./read-settings.ts";
import { type ReminderSettingsForm, STEPS } from "./schema.ts";

// What most people would choose; nothing goes out before they switch reminders on.
const SUGGESTED = ["3", "10", "21"];

/** How invoices remind as the form takes it; steps that there are not are empty. */
export async function readReminderForm(companyId: string): Promise<ReminderSettingsForm> {
  const { rules, settings } = await readReminding(companyId);
  const { on, businessDays, at } = settings;
  const dayOfStep = (step: number) => String(rules.find((rule) => rule.step === step)?.days ?? "");
  const days = Array.from({ length: STEPS }, (_, index) => dayOfStep(index + 1));
  const twoDigits = (number: number) => String(number).padStart(2, "0");
  return {
    ...{ on, businessDays, at: `${twoDigits(Math.floor(at / 60))}:${twoDigits(at % 60)}` },
    days: rules.length === 0 && !on ? SUGGESTED : days,
  };
}
