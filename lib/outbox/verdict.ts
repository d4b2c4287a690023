import { type HealthEffect, healthEffect } from "#lib/mailbox/health-effect.ts";
import { type Diagnosis, diagnose } from "#lib/smtp/diagnose.ts";
import { diagnosisProblem } from "#lib/smtp/diagnosis-problem.ts";
import type { SmtpFailure } from "#lib/smtp/failure.ts";
import type { RecipientOutcome, SendResult } from "#lib/smtp/outcome.ts";
import type { History } from "#lib/smtp/worked-before.ts";
import type { RecipientOutcome as RecipientState } from "#prisma/client/enums.ts";
import type { DeliveryEvent } from "./transitions.ts";

/** What is known of the mailbox that a message was sent from. */
export type KnownMailbox = { provider: string; history: History };

/** Why a mailbox rests: until a person acts, or for a time. */
export type Pause = { kind: "credentials" | "throttled" | "quota" | "unreachable"; reason: string };

/** What one attempt means for its delivery, its recipients and its mailbox. */
export type Verdict = {
  event: DeliveryEvent;
  /** The word beside the attempt. */
  outcome: "sent" | "refused" | "failed" | "account" | "unknown";
  stage?: string;
  diagnosis?: string;
  reason?: string;
  reply?: string;
  recipients: { address: string; outcome: RecipientState; reply: string }[];
  pause?: Pause;
  /** What the failure says of the mailbox; without one: nothing. */
  effect?: HealthEffect;
};

/** The meaning of what happened to a message that was being sent. Pure. */
export function verdictOf(mailbox: KnownMailbox, result: SendResult): Verdict {
  switch (result.outcome) {
    case "accepted":
      return {
        event: "accepted",
        outcome: "sent",
        reply: result.reply,
        recipients: eachSent(result.recipients, result.reply),
      };
    case "refused":
      return refusal(mailbox, result.failure, result.recipients);
    case "failed":
      return {
        ...told(mailbox, result.failure),
        event: isAbort(result.failure) ? "interrupted" : "failed",
        outcome: "failed",
      };
    case "withheld":
      // The gate could not be opened in time: nothing is wrong with the message, but nothing is gained by hurry.
      return { event: "failed", outcome: "failed", reason: diagnosisProblem("interrupted"), recipients: [] };
    case "unknown":
      return {
        ...told(mailbox, result.failure),
        event: "doubted",
        outcome: "unknown",
        reason: "diagnosis.replyLost",
      };
  }
}

/** The meaning of a server that could not be reached or refused the login: the mailbox rests. Pure. */
export function verdictOnOpening(mailbox: KnownMailbox, failure: SmtpFailure): Verdict {
  if (isAbort(failure)) return { ...told(mailbox, failure), event: "interrupted", outcome: "failed" };
  const diagnosis = diagnose(mailbox.provider, failure, mailbox.history);
  const kind = diagnosis.account ? pauseKind(diagnosis) : "unreachable";
  return paused(mailbox, failure, kind);
}

function refusal(mailbox: KnownMailbox, failure: SmtpFailure, recipients: RecipientOutcome[]): Verdict {
  const diagnosis = diagnose(mailbox.provider, failure, mailbox.history);
  if (diagnosis.account) return paused(mailbox, failure, pauseKind(diagnosis));
  const outcome = diagnosis.permanent ? "refused" : "pending";
  return {
    ...told(mailbox, failure),
    event: diagnosis.permanent ? "refused" : "deferred",
    outcome: "refused",
    recipients: recipients.map((one) => ({ address: one.address, outcome, reply: one.failure?.reply ?? "" })),
  };
}

function paused(mailbox: KnownMailbox, failure: SmtpFailure, kind: Pause["kind"]): Verdict {
  const words = told(mailbox, failure);
  return { ...words, event: "mailboxPaused", outcome: "account", pause: { kind, reason: words.reason } };
}

function pauseKind({ id, retryAfter }: Diagnosis): Pause["kind"] {
  if (retryAfter === undefined) return "credentials";
  return id === "dailyLimit" ? "quota" : "throttled";
}

function told(mailbox: KnownMailbox, failure: SmtpFailure) {
  const diagnosis = diagnose(mailbox.provider, failure, mailbox.history);
  const { id, params } = diagnosis;
  const { stage, reply } = failure;
  const effect = healthEffect(diagnosis, stage);
  return { stage, diagnosis: id, reply, reason: diagnosisProblem(id, params), recipients: [], effect };
}

const isAbort = ({ code }: SmtpFailure) => code === "EABORT";

function eachSent(recipients: RecipientOutcome[], reply: string): Verdict["recipients"] {
  return recipients.map(({ address, failure }) =>
    failure ? { address, outcome: "refused", reply: failure.reply } : { address, outcome: "accepted", reply },
  );
}
