import { z } from "zod";
import { problem } from "#lib/base/errors.ts";
import { undoChoices, weekdays } from "./choices.ts";

const invalid = { error: problem("invalid") };

// As the browser's own field gives it; empty: no such end. Comes out in minutes of the day.
const timeOfDay = z
  .string(invalid)
  .regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, problem("hourFormat"))
  .transform((typed) => (typed === "" ? null : Number(typed.slice(0, 2)) * 60 + Number(typed.slice(3))));

/** When a company's mail goes: how long it can be taken back, its time zone, and the window of what nobody waits for. */
export const sendingTimesSchema = z
  .object({
    undoSeconds: z.enum(undoChoices, invalid).transform(Number),
    timeZone: z.string(invalid).max(60, problem("invalid")).refine(isTimeZone, problem("invalid")),
    days: z
      .array(z.enum(weekdays, invalid), invalid)
      .max(weekdays.length, problem("invalid"))
      .transform((days) => [...new Set(days)].map(Number).sort((one, other) => one - other)),
    from: timeOfDay,
    to: timeOfDay,
  })
  .refine(({ from, to }) => from === null || to === null || from < to, {
    error: problem("windowOrder"),
    path: ["to"],
  });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

export type SendingTimesForm = z.input<typeof sendingTimesSchema>;
export type SendingTimesInput = z.output<typeof sendingTimesSchema>;
