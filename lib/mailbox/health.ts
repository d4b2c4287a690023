import type { Mailbox } from "#prisma/client/client.ts";
import { outlivesSignIn } from "./outlives-sign-in.ts";

/**
 * What the screen says of a mailbox. Paused: nothing is sent for now, whatever else is known. Unavailable: the server
 * could not be used the last time, and nobody has to mend anything.
 */
export type MailboxState = "neverTested" | "working" | "unavailable" | "failing" | "paused";

type Pause = Pick<Mailbox, "pausedReason" | "pausedUntil">;
type Health = Pause & Pick<Mailbox, "failingSince" | "failingReason" | "workingSince">;

/** The state of a mailbox as its row tells. Pure. */
export function mailboxState(health: Health, now = new Date()): MailboxState {
  const { failingSince, failingReason, workingSince } = health;
  if (failingSince) return "failing";
  if (isPaused(health, now)) return "paused";
  if (failingReason) return "unavailable";
  return workingSince ? "working" : "neverTested";
}

/** Whether nothing of it is sent for now. Pure. */
export function isPaused({ pausedReason, pausedUntil }: Pause, now = new Date()): boolean {
  return pausedReason !== null && (pausedUntil === null || pausedUntil > now);
}

/** Whether it stays as it is until somebody mends it. Pure. */
export function needsPerson({ failingSince, pausedReason, pausedUntil }: Health): boolean {
  return failingSince !== null || (pausedReason !== null && pausedUntil === null);
}

/**
 * When a mailbox in trouble is tried again by itself: when its pause ends, with the next check, or, null, not at all.
 * Pure.
 */
export function triedAgain(health: Health, now = new Date()): Date | "hourly" | null {
  if (isPaused(health, now)) return health.pausedUntil;
  return health.failingReason === null || outlivesSignIn(health.failingReason) ? null : "hourly";
}
