import { z } from "zod";
import { problem } from "#lib/base/errors.ts";
import { isLocalTime } from "../compose/local-time.ts";

/** Another time for a mail that waits for its time, as clocks of the company's zone show it: `2026-12-01T09:00`. */
export const changePlanSchema = z.object({
  id: z.uuid({ error: problem("invalid") }),
  plannedFor: z
    .string({ error: problem("invalid") })
    .min(1, problem("required"))
    .refine((typed) => typed === "" || isLocalTime(typed), problem("timeFormat")),
});

export type ChangePlan = z.output<typeof changePlanSchema>;
