import { z } from "zod";
import { daySchema } from "#lib/base/day-schema.ts";
import { problem } from "#lib/base/errors.ts";
import { lineOfText, requiredLine, textBlock } from "#lib/base/text.ts";
import { lineLimits, MAX_LINES } from "./choices.ts";
import { decimalPlaces, parseDecimal } from "./decimal-input.ts";
import { countedLine } from "./preview-totals.ts";
import { totalsOf } from "./totals.ts";

// Twelve digits before the decimal point: far from the end of PostgreSQL's bigint.
const MAX_MINOR = 10n ** 14n;

const decimal = ({ max, places }: { max: number; places: number }) =>
  z.string({ error: problem("invalid") }).transform((text, context) => {
    const parsed = parseDecimal(text);
    const refusal = text.trim() === "" ? problem("required") : problemOf(parsed, max, places);
    if (refusal === undefined && parsed !== undefined) return parsed;
    context.addIssue({ code: "custom", message: refusal ?? problem("numberFormat") });
    return z.NEVER;
  });

function problemOf(parsed: string | undefined, max: number, places: number): string | undefined {
  if (parsed === undefined) return problem("numberFormat");
  if (Math.abs(Number(parsed)) > max) return problem("numberTooLarge");
  return decimalPlaces(parsed) > places ? problem("decimalPlaces", { max: places }) : undefined;
}

const lineSchema = z.object({
  description: requiredLine(1000),
  quantity: decimal(lineLimits.quantity),
  unit: lineOfText(20),
  unitPrice: decimal(lineLimits.unitPrice),
  vatRate: decimal(lineLimits.vatRate).refine((rate) => !rate.startsWith("-"), problem("numberFormat")),
});

/** A draft as the editor gives it; without `id` a new one. Numbers are typed text, out come decimal strings. */
export const invoiceSchema = z
  .object({
    id: z.uuid({ error: problem("invalid") }).optional(),
    customerId: z
      .string({ error: problem("customerRequired") })
      .min(1, problem("customerRequired"))
      .pipe(z.uuid({ error: problem("invalid") })),
    suppliedOn: daySchema,
    dueOn: daySchema,
    note: textBlock(2000),
    lines: z
      .array(lineSchema, { error: problem("invalid") })
      .min(1, problem("linesRequired"))
      .max(MAX_LINES, problem("tooManyLines", { max: MAX_LINES })),
  })
  .superRefine(({ lines }, context) => {
    const { totalMinor, lineMinor } = totalsOf(lines.map(countedLine));
    const sizes = [totalMinor, ...lineMinor].map((minor) => (minor < 0n ? -minor : minor));
    if (sizes.every((size) => size < MAX_MINOR)) return;
    context.addIssue({ code: "custom", path: ["lines"], message: problem("totalTooLarge") });
  });

export type InvoiceForm = z.input<typeof invoiceSchema>;
export type InvoiceInput = z.output<typeof invoiceSchema>;

export const invoiceIdSchema = z.object({ id: z.uuid({ error: problem("invalid") }) });
