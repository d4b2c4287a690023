import { retryDelayMs, TRIES_BEFORE_ATTENTION } from "./schedule.ts";
import type { DeliveryHold, DeliveryState } from "./schema.ts";

const CRASHES_BEFORE_HOLD = 3;
const AFTER_SECOND_CRASH_MS = 60_000;

export type Situation = {
  state: DeliveryState;
  /** What a held one waits for. */
  hold?: DeliveryHold | null;
  /** The gate has committed for the present attempt: its final dot may be on the wire. */
  dotReleased: boolean;
  /** Failed tries that count for the schedule. */
  attemptCount: number;
  /** Processes that died in a row while they sent this one. */
  crashes: number;
};

/** All that can happen to a delivery, in docs/delivery.md drawn as arrows. */
export const deliveryEvents = [
  "claimed",
  "gateOpened",
  /** The server's 2xx, after the dot. */
  "accepted",
  /** A definite 5xx. */
  "refused",
  /** A definite 4xx. */
  "deferred",
  /** Trouble of the connection; the dot was certainly not written. */
  "failed",
  /** The server refuses the account, or cannot be reached: the mailbox rests, this message is not to blame. */
  "mailboxPaused",
  /** The worker stops; the dot was certainly not written. */
  "interrupted",
  /** The dot was written, and no definite answer came. */
  "doubted",
  /** The process died or its lease ran out. */
  "abandoned",
  /** The stored message is not the one that was ordered. */
  "damaged",
  /** The mailbox may not send more now: it goes on by itself when there is room. */
  "limited",
  "roomMade",
  /** The database was put back from a backup: nobody knows what happened since. */
  "restored",
  /** A person lets a held one go, whatever it is held for. */
  "released",
  /** A person does not want to wait for the next try. */
  "hurried",
  "cancelled",
  /** A person says that an unknown one arrived. */
  "confirmed",
  /** A person has an unknown one sent again. */
  "reordered",
  /** A person leaves an unknown one as it is. */
  "left",
] as const;

export type DeliveryEvent = (typeof deliveryEvents)[number];

export type Step = {
  state: DeliveryState;
  /** Set where the state is held. */
  hold?: DeliveryHold;
  attemptCount: number;
  dueInMs: number;
  /** A reason of our own, where the event alone does not tell why. */
  reason?:
    | "retriedTooLong"
    | "workerCrashed"
    | "crashedRepeatedly"
    | "replyLost"
    | "messageDamaged"
    | "restoredFromBackup";
};

type To = (state: DeliveryState, more?: Partial<Step>) => Step;

/**
 * The state machine of a delivery: what follows an event, or undefined where the event is forbidden.
 * @param jitter between -1 and 1, see `retryDelayMs`
 */
export function transition(now: Situation, event: DeliveryEvent, jitter = 0): Step | undefined {
  const to: To = (state, more = {}) => ({ state, attemptCount: now.attemptCount, dueInMs: 0, ...more });
  switch (now.state) {
    case "queued":
      return whileQueued(event, to);
    case "held":
      return whileHeld(now, event, to);
    case "sending":
      return whileSending(now, event, to, jitter);
    case "unknown":
      return whileUnknown(event, to);
    default:
      return undefined;
  }
}

/**
 * What follows an event for every delivery in a state, whatever its past: for statements over many rows.
 * @throws where the event is forbidden
 */
export function stepOfAll(
  { state, hold = null }: Pick<Situation, "state" | "hold">,
  event: DeliveryEvent,
): Step {
  const step = transition({ state, hold, dotReleased: false, attemptCount: 0, crashes: 0 }, event);
  if (!step) throw new Error(`${event} cannot follow while ${state}`);
  return step;
}

function whileQueued(event: DeliveryEvent, to: To): Step | undefined {
  switch (event) {
    case "claimed":
      return to("sending");
    case "limited":
      return to("held", { hold: "limit" });
    case "restored":
      return restored(to);
    case "hurried":
      return to("queued");
    case "cancelled":
      return to("cancelled");
    default:
      return undefined;
  }
}

function whileHeld({ hold }: Situation, event: DeliveryEvent, to: To): Step | undefined {
  switch (event) {
    case "roomMade":
      return hold === "limit" ? to("queued") : undefined;
    case "released":
      return to("queued", { attemptCount: 0 });
    case "restored":
      return restored(to);
    case "cancelled":
      return to("cancelled");
    default:
      return undefined;
  }
}

function whileSending(now: Situation, event: DeliveryEvent, to: To, jitter: number): Step | undefined {
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
    case "restored":
      return now.dotReleased ? to("unknown", { reason: "restoredFromBackup" }) : restored(to);
    case "damaged":
      return to("held", { hold: "attention", reason: "messageDamaged" });
    default:
      return undefined;
  }
}

function whileUnknown(event: DeliveryEvent, to: To): Step | undefined {
  switch (event) {
    case "accepted":
    case "confirmed":
      return to("sent");
    case "reordered":
      return to("queued", { attemptCount: 0 });
    case "left":
      return to("unknown");
    default:
      return undefined;
  }
}

const restored = (to: To) => to("held", { hold: "restore", reason: "restoredFromBackup" });

function tried(attemptCount: number, to: To, jitter: number): Step {
  if (attemptCount >= TRIES_BEFORE_ATTENTION) {
    return to("held", { hold: "attention", attemptCount, reason: "retriedTooLong" });
  }
  return to("queued", { attemptCount, dueInMs: retryDelayMs(attemptCount, jitter) });
}

function crashed(crashes: number, to: To): Step {
  if (crashes >= CRASHES_BEFORE_HOLD) return to("held", { hold: "attention", reason: "crashedRepeatedly" });
  return to("queued", { reason: "workerCrashed", dueInMs: crashes > 1 ? AFTER_SECOND_CRASH_MS : 0 });
}
