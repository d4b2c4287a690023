import type { Problem } from "#lib/base/errors.ts";
import { diagnosisProblem } from "#lib/smtp/diagnosis-problem.ts";
import type { Prisma } from "#prisma/client/client.ts";
import type { RecipientOutcome } from "#prisma/client/enums.ts";
import type { DeliveryHold, DeliveryState } from "./schema.ts";

export type DeliveryAttemptView = {
  number: number;
  startedAt: Date;
  finishedAt: Date | null;
  outcome: string | null;
  stage: string | null;
  diagnosis: string | null;
  reply: string | null;
};

/**
 * What a delivery waits for: its time (its next try, or room within a limit), its mailbox, or the service; null when
 * it goes any moment, or waits for a person.
 */
type WaitsFor = { until: Date } | "mailbox" | "sending" | null;

export type DeliveryView = {
  id: string;
  invoiceId: string | null;
  state: DeliveryState;
  /** What a held one waits for. */
  hold: DeliveryHold | null;
  subject: string;
  createdAt: Date;
  sentAt: Date | null;
  /** The time that a person chose for it. */
  plannedFor: Date | null;
  /** When a person chose to leave it unknown. */
  leftAt: Date | null;
  /** The server's last words. */
  reply: string | null;
  /** Why it stands where it stands, for `ProblemText`. */
  reason: Problem | null;
  waitsFor: WaitsFor;
  /** Of the company: by its clocks times are told. */
  timeZone: string;
  recipients: { address: string; outcome: RecipientOutcome; reply: string | null }[];
  attempts: DeliveryAttemptView[];
};

export const shown = {
  id: true,
  invoiceId: true,
  state: true,
  hold: true,
  subject: true,
  createdAt: true,
  dueAt: true,
  plannedFor: true,
  sentAt: true,
  leftAt: true,
  reply: true,
  reason: true,
  mailbox: { select: { pausedReason: true, pausedUntil: true, notBefore: true } },
  company: { select: { sendingEnabled: true, timeZone: true } },
  recipients: { select: { address: true, outcome: true, reply: true }, orderBy: { address: "asc" } },
  attempts: {
    select: {
      number: true,
      startedAt: true,
      finishedAt: true,
      outcome: true,
      stage: true,
      diagnosis: true,
      reply: true,
    },
    orderBy: { number: "asc" },
  },
} as const satisfies Prisma.DeliverySelect;

type Row = Prisma.DeliveryGetPayload<{ select: typeof shown }>;

/** A row as the screens show it. Pure but for the clock. */
export function viewOf({ mailbox, company, dueAt, ...stored }: Row, now = new Date()): DeliveryView {
  const row = { ...stored, timeZone: company.timeZone };
  const queued = row.state === "queued";
  const rest = queued ? restOf(mailbox, now) : null;
  // Whoever waits behind a resting mailbox waits for the same reason.
  const reason = row.reason ?? rest?.reason ?? null;
  if (row.hold === "limit") return { ...row, reason, waitsFor: dueAt > now ? { until: dueAt } : null };
  if (!queued) return { ...row, reason, waitsFor: null };
  return { ...row, reason, waitsFor: waitsFor(company.sendingEnabled, rest, dueAt, now) };
}

type Rest = { reason: Problem | null; until: Date | null };

function restOf({ pausedReason, pausedUntil, notBefore }: Row["mailbox"], now: Date): Rest | null {
  if (pausedReason !== null && (pausedUntil === null || pausedUntil > now)) {
    return { reason: pausedReason, until: pausedUntil };
  }
  return notBefore && notBefore > now ? { reason: diagnosisProblem("rateReached"), until: notBefore } : null;
}

function waitsFor(sendingEnabled: boolean, rest: Rest | null, dueAt: Date, now: Date): WaitsFor {
  if (!sendingEnabled) return "sending";
  if (rest && !rest.until) return "mailbox";
  const until = rest?.until && rest.until > dueAt ? rest.until : dueAt;
  return until > now ? { until } : null;
}
