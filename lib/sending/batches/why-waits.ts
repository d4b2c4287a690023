import type { MailboxState } from "#lib/mailbox/health.ts";
import type { SendBatchState } from "#prisma/client/enums.ts";
import { nextInWindow, type SendingWindow } from "../window.ts";

/** What a batch waits for that is not its turn; `until` where that is known. */
export type BatchWait = { for: "time" | "window" | "limit" | "mailbox" | "sending"; until: Date | null };

type Facts = {
  state: SendBatchState;
  /** Not composed yet. */
  waiting: number;
  /** Composed, and not sent yet. */
  inLine: number;
  plannedFor: Date | null;
  sendingEnabled: boolean;
  mailbox: { state: MailboxState; pausedUntil: Date | null };
  /** When the first of those that its limit of the day holds goes on. */
  heldUntil: Date | null;
  window: SendingWindow;
};

/** Why nothing of a batch moves, the reason that lasts longest first; null where it does. Pure. */
export function whyWaits(facts: Facts, now = new Date()): BatchWait | null {
  const { state, waiting, inLine, plannedFor, sendingEnabled, mailbox, heldUntil, window } = facts;
  const composes = state === "running" && waiting > 0;
  if (!composes && inLine === 0) return null;
  if (!sendingEnabled) return { for: "sending", until: null };
  if (mailbox.state === "failing" || mailbox.state === "paused")
    return { for: "mailbox", until: mailbox.state === "paused" ? mailbox.pausedUntil : null };
  if (composes && inLine === 0) {
    const planned = plannedFor && plannedFor > now ? plannedFor : null;
    const opens = nextInWindow(planned ?? now, window);
    if (planned && opens <= planned) return { for: "time", until: planned };
    if (opens > now) return { for: "window", until: opens };
  }
  return heldUntil && heldUntil > now ? { for: "limit", until: heldUntil } : null;
}
