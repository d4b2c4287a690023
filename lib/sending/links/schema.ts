import { z } from "zod";
import { problem } from "#lib/base/errors.ts";

const tick = z.boolean({ error: problem("invalid") });
const MOST_DAYS = 3650;
const noDays = problem("linkDays", { max: MOST_DAYS });

/** What customers get besides their documents: public pages, for how many days, and receipts ticked from the start. */
export const customerViewSchema = z.object({
  publicLinks: tick,
  publicLinkDays: z
    .string({ error: problem("invalid") })
    .trim()
    .regex(/^\d{1,5}$/, noDays)
    .transform(Number)
    .refine((days) => days >= 1 && days <= MOST_DAYS, noDays),
  receiptByDefault: tick,
});

export type CustomerViewForm = z.input<typeof customerViewSchema>;
export type CustomerViewInput = z.output<typeof customerViewSchema>;
