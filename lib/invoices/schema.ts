import { z } from "zod";
import { daySchema } from "#lib/base/day-schema.ts";
import { problem } from "#lib/base/errors.ts";
import { lineOfText, requiredLine, textBlock } from "#lib/base/text.ts";
import { MAX_NOTE } from "#lib/company/choices.ts";
import { draftKinds, exchangeRateLimit, lineLimits, MAX_LINES, vatModes } from "./choices.ts";
import { countInvoice } from "./counting.ts";
import { decimalPlaces, parseDecimal } from "./decimal-input.ts";
import { countedLine } from "./preview-totals.ts";

// Twelve digits before the decimal point: far from the end of PostgreSQL's bigint.
const MAX_MINOR = 10n ** 14n;

export type Limits = { max: number; places: number };
/** What it is when nothing is typed (without it: required), and what a range of its own has against a number. */
type Own = { empty?: string; refuse?: (decimal: string) => string | undefined };

/** A number as it is typed → a canonical decimal string within these limits; a sentence says what is wrong with it. */
export const decimal = ({ max, places }: Limits, { empty, refuse }: Own = {}) =>
  z.string({ error: problem("invalid") }).transform((text, context) => {
    const nothing = text.trim() === "";
    if (nothing && empty !== undefined) return empty;
    const parsed = parseDecimal(text);
    const own = parsed === undefined ? undefined : refuse?.(parsed);
    const refusal = nothing ? problem("required") : (own ?? problemOf(parsed, max, places));
    if (refusal === undefined && parsed !== undefined) return parsed;
    context.addIssue({ code: "custom", message: refusal ?? problem("numberFormat") });
    return z.NEVER;
  });

function problemOf(parsed: string | undefined, max: number, places: number): string | undefined {
  if (parsed === undefined) return problem("numberFormat");
  if (Math.abs(Number(parsed)) > max) return problem("numberTooLarge");
  return decimalPlaces(parsed) > places ? problem("decimalPlaces", { max: places }) : undefined;
}

const discount = () =>
  decimal(lineLimits.discount, {
    empty: "0",
    refuse: (percent) =>
      percent.startsWith("-") || Number(percent) > lineLimits.discount.max
        ? problem("discountRange")
        : undefined,
  });

const exchangeRate = decimal(exchangeRateLimit, {
  empty: "",
  refuse: (rate) => (Number(rate) > 0 ? undefined : problem("exchangeRateRange")),
});

/** Percent. */
export const vatRate = () =>
  decimal(lineLimits.vatRate).refine((rate) => !rate.startsWith("-"), problem("numberFormat"));

const lineSchema = z.object({
  description: requiredLine(1000),
  quantity: decimal(lineLimits.quantity),
  unit: lineOfText(20),
  unitPrice: decimal(lineLimits.unitPrice),
  discount: discount(),
  vatRate: vatRate(),
});

// The most that it can come to, whoever the seller is.
const asPayer = { vatPayer: true, identified: false, country: "CZ", currency: "CZK" };

/** A draft as the editor gives it; without `id` a new one. Numbers are typed text, out come decimal strings. */
export const invoiceSchema = z
  .object({
    id: z.uuid({ error: problem("invalid") }).optional(),
    /** The opening of the editor that it was typed in: what that one kept unsaved is done with. */
    editor: z.uuid({ error: problem("invalid") }).optional(),
    /** Of a new draft; an invoice when left out. */
    kind: z.enum(draftKinds, { error: problem("invalid") }).optional(),
    customerId: z
      .string({ error: problem("customerRequired") })
      .min(1, problem("customerRequired"))
      .pipe(z.uuid({ error: problem("invalid") })),
    suppliedOn: daySchema,
    dueOn: daySchema,
    vatMode: z.enum(vatModes, { error: problem("invalid") }),
    pricesWithVat: z.boolean({ error: problem("invalid") }),
    discount: discount(),
    rounded: z.boolean({ error: problem("invalid") }),
    exchangeRate,
    /** Of the company; empty or left out: the one for the currency. */
    bankAccountId: z
      .literal("")
      .or(z.uuid({ error: problem("invalid") }))
      .optional(),
    note: textBlock(MAX_NOTE),
    /** Of a credit note. */
    reason: requiredLine(300).optional(),
    lines: z
      .array(lineSchema, { error: problem("invalid") })
      .min(1, problem("linesRequired"))
      .max(MAX_LINES, problem("tooManyLines", { max: MAX_LINES })),
  })
  .superRefine(({ lines, ...terms }, context) => {
    const { totalMinor, lineMinor } = countInvoice(lines.map(countedLine), terms, asPayer);
    const sizes = [totalMinor, ...lineMinor].map((minor) => (minor < 0n ? -minor : minor));
    if (sizes.every((size) => size < MAX_MINOR)) return;
    context.addIssue({ code: "custom", path: ["lines"], message: problem("totalTooLarge") });
  });

export type InvoiceForm = z.input<typeof invoiceSchema>;
export type InvoiceInput = z.output<typeof invoiceSchema>;

/** Why an invoice is taken back; its draft of a credit note comes out of it. */
export const creditSchema = z.object({
  id: z.uuid({ error: problem("invalid") }),
  reason: requiredLine(300),
});

export type CreditInput = z.output<typeof creditSchema>;

export const invoiceIdSchema = z.object({ id: z.uuid({ error: problem("invalid") }) });
