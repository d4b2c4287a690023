import { z } from "zod";
import { problem } from "#lib/base/errors.ts";
import { documentKinds } from "#lib/invoices/number-pattern.ts";
import { shownStates } from "#lib/invoices/state.ts";
import { isLocalTime } from "../compose/local-time.ts";
import { MOST_IN_BATCH } from "./choices.ts";

const invoiceIds = z
  .array(z.uuid({ error: problem("invalid") }))
  .min(1, problem("required"))
  .max(MOST_IN_BATCH, problem("batchTooLarge", { max: MOST_IN_BATCH }));

const picked = z.object({ ids: invoiceIds });
const invalid = { error: problem("invalid") };
const asked = z.object({
  search: z.string(invalid).max(200, problem("tooLong", { max: 200 })),
  state: z.enum(shownStates, invalid).optional(),
  kind: z.enum(documentKinds, invalid).optional(),
  sort: z.string(invalid).max(20, problem("invalid")),
});

/** All that a list shows, on all of its pages, as its address asks for them. */
export const wholeListSchema = z.object({ query: asked });
/** Invoices that were picked one by one, or a whole list. */
export const selectionSchema = z.union([picked, wholeListSchema]);

/**
 * The order to send many. `batch` is made where the person reviews them: the same one is ordered once. What is left
 * out: from the default mailbox, at once.
 */
export const orderBatchSchema = picked.extend({
  batch: z.uuid({ error: problem("invalid") }),
  mailboxId: z.uuid({ error: problem("invalid") }).optional(),
  /** In the company's time zone; empty: at once. */
  plannedFor: z
    .string({ error: problem("invalid") })
    .refine((typed) => typed === "" || isLocalTime(typed), problem("timeFormat"))
    .default(""),
});

/** The states of an invoice in a batch: of the batch until it is queued, of its delivery then. */
export const itemStates = [
  // What is on its way first, then what has ended.
  ...(["waiting", "inLine", "sending", "held"] as const),
  ...(["sent", "rejected", "unknown", "skipped", "cancelled"] as const),
] as const;

/** What the page of a batch takes from its address; what does not belong there is ignored. */
export const batchPageSchema = z.object({
  state: z.enum(itemStates, invalid).optional().catch(undefined),
  after: z.coerce
    .number(invalid)
    .int(problem("invalid"))
    .min(1, problem("invalid"))
    .max(MOST_IN_BATCH, problem("invalid"))
    .optional()
    .catch(undefined),
});

export const batchIdSchema = z.object({ id: z.uuid({ error: problem("invalid") }) });

export type WholeList = z.output<typeof wholeListSchema>;
export type Selection = z.output<typeof selectionSchema>;
export type OrderBatch = z.output<typeof orderBatchSchema>;
export type ItemState = (typeof itemStates)[number];
export type BatchId = z.output<typeof batchIdSchema>;
