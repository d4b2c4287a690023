import { z } from "zod";
import { problem } from "#lib/base/errors.ts";
import { documentKinds } from "#lib/invoices/number-pattern.ts";
import { shownStates } from "#lib/invoices/state.ts";

/** So many invoices are one order to send at most. */
export const MOST_IN_BATCH = 2_000;

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

/** Invoices that were picked one by one, or all that a list shows, as its address asks for them. */
export const selectionSchema = z.union([picked, z.object({ query: asked })]);

/** The order to send many. `batch` is made where the person reviews them: the same one is ordered once. */
export const orderBatchSchema = picked.extend({ batch: z.uuid({ error: problem("invalid") }) });

export const batchIdSchema = z.object({ id: z.uuid({ error: problem("invalid") }) });

export type Selection = z.output<typeof selectionSchema>;
export type OrderBatch = z.output<typeof orderBatchSchema>;
export type BatchId = z.output<typeof batchIdSchema>;
