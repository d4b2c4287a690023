import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { Problem } from "#lib/base/errors.ts";
import type { Prisma } from "#prisma/client/client.ts";
import type { RecipientOutcome } from "#prisma/client/enums.ts";
import type { DeliveryState } from "./schema.ts";

const PAGE = 50;

export type DeliveryAttemptView = {
  number: number;
  startedAt: Date;
  finishedAt: Date | null;
  outcome: string | null;
  stage: string | null;
  diagnosis: string | null;
  reply: string | null;
};

/** What a queued delivery waits for: its time, its mailbox, or the service; null when it goes any moment. */
export type WaitsFor = { until: Date } | "mailbox" | "sending" | null;

export type DeliveryView = {
  id: string;
  invoiceId: string | null;
  state: DeliveryState;
  subject: string;
  createdAt: Date;
  sentAt: Date | null;
  /** The server's last words. */
  reply: string | null;
  /** Why it stands where it stands, for `ProblemText`. */
  reason: Problem | null;
  waitsFor: WaitsFor;
  recipients: { address: string; outcome: RecipientOutcome; reply: string | null }[];
  attempts: DeliveryAttemptView[];
};

const shown = {
  id: true,
  invoiceId: true,
  state: true,
  subject: true,
  createdAt: true,
  dueAt: true,
  sentAt: true,
  reply: true,
  reason: true,
  mailbox: { select: { pausedReason: true, pausedUntil: true } },
  company: { select: { sendingEnabled: true } },
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

/** One page of the company's deliveries, newest first. `before` is the last id of the page before. */
export async function listDeliveries(
  company: Pick<ActingCompany, "id">,
  { state, before }: { state?: DeliveryState | undefined; before?: string | undefined } = {},
): Promise<{ deliveries: DeliveryView[]; older: string | undefined }> {
  const rows = await db().delivery.findMany({
    where: { companyId: company.id, ...(state && { state }), ...(before && { id: { lt: before } }) },
    // Ids are made in the order of time (UUID version 7).
    orderBy: { id: "desc" },
    take: PAGE + 1,
    select: shown,
  });
  const deliveries = rows.slice(0, PAGE).map(viewOf);
  return { deliveries, older: rows.length > PAGE ? deliveries.at(-1)?.id : undefined };
}

/** All deliveries of one invoice, newest first. */
export async function listInvoiceDeliveries(
  company: Pick<ActingCompany, "id">,
  invoiceId: string,
): Promise<DeliveryView[]> {
  const rows = await db().delivery.findMany({
    where: { companyId: company.id, invoiceId },
    orderBy: { id: "desc" },
    select: shown,
  });
  return rows.map(viewOf);
}

function viewOf({ mailbox, company, dueAt, ...row }: Row): DeliveryView {
  const rests = mailbox.pausedReason !== null && (mailbox.pausedUntil?.getTime() ?? Infinity) > Date.now();
  const waiting = row.state === "queued";
  return {
    ...row,
    // Whoever waits behind a resting mailbox waits for the same reason.
    reason: row.reason ?? (waiting && rests ? mailbox.pausedReason : null),
    waitsFor: waiting ? waitsFor(company.sendingEnabled, rests, mailbox.pausedUntil, dueAt) : null,
  };
}

function waitsFor(sendingEnabled: boolean, rests: boolean, pausedUntil: Date | null, dueAt: Date): WaitsFor {
  if (!sendingEnabled) return "sending";
  if (rests && !pausedUntil) return "mailbox";
  const until = rests && pausedUntil && pausedUntil > dueAt ? pausedUntil : dueAt;
  return until.getTime() > Date.now() ? { until } : null;
}
