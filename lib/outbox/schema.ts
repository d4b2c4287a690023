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

/** What a held delivery waits for: room within a limit (it goes on by itself), or a person. */
export type DeliveryHold = "limit" | "restore" | "attention";

/** What the audit says that a person did with a delivery, each an event `delivery.WORD`. */
export const deliveryDeeds = [
  "cancelled",
  "released",
  "hurried",
  "confirmed",
  "reordered",
  "left",
  "resent",
  "replanned",
] as const;

/** What a person may do with a delivery. */
export type Deed = "cancel" | "release" | "retry" | "resolve" | "resend";

/** What `/deliveries` takes from its address; what does not belong there is ignored. */
export const deliveriesPageSchema = z.object({
  state: z
    .enum(deliveryStates, { error: problem("invalid") })
    .optional()
    .catch(undefined),
  q: z
    .string({ error: problem("invalid") })
    .max(200, problem("tooLong", { max: 200 }))
    .optional()
    .catch(undefined),
  before: z
    .uuid({ error: problem("invalid") })
    .optional()
    .catch(undefined),
});

/** One delivery of the company. */
export const deliveryIdSchema = z.object({ id: z.uuid({ error: problem("invalid") }) });

/** What a person decides about an unknown delivery: it arrived, send it again, leave it as it is. */
export const resolveSchema = deliveryIdSchema.extend({
  decision: z.enum(["arrived", "again", "leave"], { error: problem("invalid") }),
});

export type DeliveryId = z.output<typeof deliveryIdSchema>;
export type Resolution = z.output<typeof resolveSchema>;
