import type { SmtpFailure } from "./failure.ts";

/** What the server said about one recipient; `failure` when it refused. */
export type RecipientOutcome = { address: string; failure: SmtpFailure | undefined };

/**
 * How one message ended:
 * accepted: a 2xx to the dot; refused: a definite 4xx or 5xx; failed: trouble before the gate, nothing went out;
 * withheld: the gate said no, nothing went out; unknown: the dot left, and no definite answer came.
 */
export type SendResult =
  | { outcome: "accepted"; reply: string; recipients: RecipientOutcome[] }
  | { outcome: "refused"; failure: SmtpFailure; recipients: RecipientOutcome[] }
  | { outcome: "failed"; failure: SmtpFailure }
  | { outcome: "withheld"; error: unknown }
  | { outcome: "unknown"; failure: SmtpFailure };

export type Message = { from: string; to: string[]; mime: Uint8Array };

/** How a check without sending ended: checked: sender and all recipients are welcome; the rest as in `SendResult`. */
export type CheckResult =
  | { outcome: "checked"; reply: string }
  | { outcome: "refused" | "failed"; failure: SmtpFailure };
