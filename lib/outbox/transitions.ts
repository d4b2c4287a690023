import { retryDelayMs, TRIES_BEFORE_ATTENTION } from "./schedule.ts";
import type { DeliveryState } from "./schema.ts";

const CRASHES_BEFORE_HOLD = 3;
const AFTER_SECOND_CRASH_MS = 60_000;

export type Situation = {
  state: DeliveryState;
  /** The gate has committed for the present attempt: its final dot may be on the wire. */
  dotReleased: boolean;
  /** Failed tries that count for the schedule. */
  attemptCount: number;
  /** Processes that died in a row while they sent this one. */
  crashes: number;
};

export type DeliveryEvent =
  | "claimed"
  | "gateOpened"
  /** The server's 2xx, after the dot. */
  | "accepted"
  /** A definite 5xx. */
  | "refused"
  /** A definite 4xx. */
  | "deferred"
  /** Trouble of the connection; the dot was certainly not written. */
  | "failed"
  /** The server refuses the account, or cannot be reached: the mailbox rests, this message is not to blame. */
  | "mailboxPaused"
  /** The worker stops; the dot was certainly not written. */
  | "interrupted"
  /** The dot was written, and no definite answer came. */
  | "doubted"
  /** The process died or its lease ran out. */
  | "abandoned"
  /** The stored message is not the one that was ordered. */
  | "damaged"
  | "held"
  | "released"
  | "cancelled"
  /** A person says that an unknown one arrived. */
  | "confirmed"
  /** A person has an unknown one sent again. */
  | "reordered";

export type Step = {
  state: DeliveryState;
  attemptCount: number;
  dueInMs: number;
  /** A reason of our own, where the event alone does not tell why. */
  reason?: "retriedTooLong" | "workerCrashed" | "crashedRepeatedly" | "replyLost" | "messageDamaged";
};

/**
 * The state machine of a delivery: what follows an event, or undefined where the event is forbidden.
 * @param jitter between -1 and 1, see `retryDelayMs`
 */
export function transition(now: Situation, event: DeliveryEvent, jitter = 0): Step | undefined {
  const to = (state: DeliveryState, more: Partial<Step> = {}): Step => ({
    state,
    attemptCount: now.attemptCount,
    dueInMs: 0,
    ...more,
  });
  switch (now.state) {
    case "queued":
      if (event === "claimed") return to("sending");
      if (event === "held") return to("held");
      return event === "cancelled" ? to("cancelled") : undefined;
    case "held":
      if (event === "released") return to("queued");
      return event === "cancelled" ? to("cancelled") : undefined;
    case "sending":
      return ended(now, event, to, jitter);
    case "unknown":
      if (event === "accepted" || event === "confirmed") return to("sent");
      return event === "reordered" ? to("queued") : undefined;
    default:
      return undefined;
  }
}

function ended(
  now: Situation,
  event: DeliveryEvent,
  to: (state: DeliveryState, more?: Partial<Step>) => Step,
  jitter: number,
): Step | undefined {
  switch (event) {
    case "gateOpened":
      return now.dotReleased ? undefined : to("sending");
    case "accepted":
      return now.dotReleased ? to("sent") : undefined;
    case "refused":
      return to("rejected");
    case "deferred":
    case "failed":
      return tried(now.attemptCount + 1, to, jitter);
    case "mailboxPaused":
    case "interrupted":
      return to("queued");
    case "doubted":
      return now.dotReleased ? to("unknown") : undefined;
    case "abandoned":
      return now.dotReleased ? to("unknown", { reason: "replyLost" }) : crashed(now.crashes + 1, to);
    case "damaged":
      return to("held", { reason: "messageDamaged" });
    default:
      return undefined;
  }
}

function tried(
  attemptCount: number,
  to: (state: DeliveryState, more: Partial<Step>) => Step,
  jitter: number,
): Step {
  if (attemptCount >= TRIES_BEFORE_ATTENTION) return to("held", { attemptCount, reason: "retriedTooLong" });
  return to("queued", { attemptCount, dueInMs: retryDelayMs(attemptCount, jitter) });
}

function crashed(crashes: number, to: (state: DeliveryState, more: Partial<Step>) => Step): Step {
  if (crashes >= CRASHES_BEFORE_HOLD) return to("held", { reason: "crashedRepeatedly" });
  return to("queued", { reason: "workerCrashed", dueInMs: crashes > 1 ? AFTER_SECOND_CRASH_MS : 0 });
}
