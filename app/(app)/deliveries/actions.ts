"use server";

import { z } from "zod";
import { action } from "#lib/auth/action.ts";
import { cancelDelivery } from "#lib/outbox/cancel-delivery.ts";
import { releaseDelivery } from "#lib/outbox/release-delivery.ts";
import { releaseRestored } from "#lib/outbox/release-restored.ts";
import { resendToRefused } from "#lib/outbox/resend-to-refused.ts";
import { resolveDelivery } from "#lib/outbox/resolve-delivery.ts";
import { retryDelivery } from "#lib/outbox/retry-delivery.ts";
import { deliveryIdSchema, resolveSchema } from "#lib/outbox/schema.ts";
import { changePlan } from "#lib/sending/later/change-plan.ts";
import { changePlanSchema } from "#lib/sending/later/schema.ts";

export const cancelDeliveryAction = action("delivery:write", deliveryIdSchema, cancelDelivery);
export const releaseDeliveryAction = action("delivery:write", deliveryIdSchema, releaseDelivery);
export const retryDeliveryAction = action("delivery:write", deliveryIdSchema, retryDelivery);
export const resolveDeliveryAction = action("delivery:write", resolveSchema, resolveDelivery);
export const resendToRefusedAction = action("delivery:write", deliveryIdSchema, resendToRefused);
export const releaseRestoredAction = action("company:write", z.undefined(), releaseRestored);
export const changePlanAction = action("delivery:write", changePlanSchema, changePlan);
