"use server";

import { action } from "#lib/auth/action.ts";
import { countWhole } from "#lib/sending/batches/find-whole.ts";
import { orderBatch } from "#lib/sending/batches/order-batch.ts";
import { planBatch } from "#lib/sending/batches/plan-batch.ts";
import { changeBatchPlan, sendBatchNow } from "#lib/sending/batches/replan-batch.ts";
import {
  batchIdSchema,
  orderBatchSchema,
  selectionSchema,
  wholeListSchema,
} from "#lib/sending/batches/schema.ts";
import { cancelBatch, pauseBatch, resumeBatch } from "#lib/sending/batches/stop-batch.ts";
import { changePlanSchema } from "#lib/sending/later/schema.ts";

export const countWholeAction = action("invoice:send", wholeListSchema, countWhole);
export const planBatchAction = action("invoice:send", selectionSchema, planBatch);
export const orderBatchAction = action("invoice:send", orderBatchSchema, orderBatch);
export const pauseBatchAction = action("invoice:send", batchIdSchema, pauseBatch);
export const resumeBatchAction = action("invoice:send", batchIdSchema, resumeBatch);
export const cancelBatchAction = action("invoice:send", batchIdSchema, cancelBatch);
export const changeBatchPlanAction = action("invoice:send", changePlanSchema, changeBatchPlan);
export const sendBatchNowAction = action("invoice:send", batchIdSchema, sendBatchNow);
