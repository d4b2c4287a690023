import { z } from "zod";
import { problem } from "#lib/base/errors.ts";

/** The words of a delivery's state, in the order in which a list offers them. */
export const deliveryStates = [
  "queued",
  "sending",
  "sent",
  "held",
  "rejected",
  "unknown",
  "cancelled",
] as const;

export type DeliveryState = (typeof deliveryStates)[number];

/** What `/deliveries` takes from its address; what does not belong there is ignored. */
export const deliveriesPageSchema = z.object({
  state: z
    .enum(deliveryStates, { error: problem("invalid") })
    .optional()
    .catch(undefined),
  before: z
    .uuid({ error: problem("invalid") })
    .optional()
    .catch(undefined),
});
