"use server";

import { action } from "#lib/auth/action.ts";
import { orderBatch } from "#lib/sending/batches/order-batch.ts";
import { planBatch } from "#lib/sending/batches/plan-batch.ts";
import { batchIdSchema, orderBatchSchema, selectionSchema } from "#lib/sending/batches/schema.ts";
import { cancelBatch, pauseBatch, resumeBatch } from "#lib/sending/batches/stop-batch.ts";

export const planBatchAction = action("invoice:send", selectionSchema, planBatch);
export const orderBatchAction = action("invoice:send", orderBatchSchema, orderBatch);
export const pauseBatchAction = action("invoice:send", batchIdSchema, pauseBatch);
export const resumeBatchAction = action("invoice:send", batchIdSchema, resumeBatch);
export const cancelBatchAction = action("invoice:send", batchIdSchema, cancelBatch);
