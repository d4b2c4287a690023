import { z } from "zod";
import { today } from "#lib/base/dates.ts";
import { daySchema } from "#lib/base/day-schema.ts";
import { problem } from "#lib/base/errors.ts";
import { lineOfText } from "#lib/base/text.ts";
import { minorUnits } from "../decimal-input.ts";
import { decimal } from "../schema.ts";

// As much as an invoice can come to.
const amountLimits = { max: 999_999_999_999.99, places: 2 };

/**
 * A payment as the dialog gives it. `id` is made when the dialog opens: the same one is recorded once.
 * `leftMinor` is what was left to be paid when the person looked. A negative amount was given back.
 */
export const paymentSchema = z.object({
  id: z.uuid({ error: problem("invalid") }),
  invoiceId: z.uuid({ error: problem("invalid") }),
  leftMinor: z
    .string({ error: problem("invalid") })
    .regex(/^-?\d{1,18}$/, problem("invalid"))
    .transform(BigInt),
  amount: decimal(amountLimits)
    .refine((amount) => amount !== "0", problem("amountZero"))
    .transform(minorUnits),
  paidOn: daySchema.refine((day) => day <= today(), problem("dateInFuture")),
  note: lineOfText(200),
  /** The customer gets a mail that it arrived. */
  receipt: z.boolean({ error: problem("invalid") }).default(false),
});

export type PaymentForm = z.input<typeof paymentSchema>;
export type PaymentInput = z.output<typeof paymentSchema>;

export const paymentIdSchema = z.object({ id: z.uuid({ error: problem("invalid") }) });
