import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { Problem } from "#lib/base/errors.ts";
import { isUuid } from "#lib/base/uuid.ts";
import type { Stage, StageEvent } from "#lib/smtp/stages.ts";
import type { Prisma } from "#prisma/client/client.ts";
import { deedsOf, isRefused } from "./deeds-of.ts";
import { type DeliveryAttemptView, type DeliveryView, shown, viewOf } from "./delivery-view.ts";
import type { Deed } from "./schema.ts";

type StageTime = { stage: Stage; state: StageEvent["state"]; ms: number };

export type AttemptDetail = DeliveryAttemptView & {
  worker: string;
  /** When the gate opened: from then on its final dot may have been on the wire. */
  dotReleasedAt: Date | null;
  /** Why it ended as it did, for `ProblemText`. */
  reason: Problem | null;
  stages: StageTime[];
};

/** What a person did, by the name of its audit event: `delivery.queued`, `delivery.released`… */
export type DeliveryHistory = { event: string; at: Date; by: string | null };

export type DeliveryDetail = Omit<DeliveryView, "attempts" | "recipients"> & {
  messageId: string;
  envelopeFrom: string;
  mailbox: { id: string; address: string };
  /** The name of whoever ordered it. */
  createdBy: string | null;
  dueAt: Date;
  dotReleasedAt: Date | null;
  leftBy: string | null;
  /** The delivery whose refused recipients this one is for, and the one that is for this one's. */
  resendOf: string | null;
  resends: string[];
  /** Of the whole message, in bytes. */
  size: number;
  sha256: string;
  bodyThinned: boolean;
  recipients: (DeliveryView["recipients"][number] & { kind: string })[];
  attempts: AttemptDetail[];
  history: DeliveryHistory[];
  deeds: Deed[];
};

export type DeliveryMime = { mime: Uint8Array; sha256: string; messageId: string };

const detailed = {
  ...shown,
  messageId: true,
  envelopeFrom: true,
  mailbox: { select: { ...shown.mailbox.select, id: true, address: true } },
  createdById: true,
  dotReleasedAt: true,
  leftById: true,
  resendOfId: true,
  resends: { select: { id: true } },
  mimeBytes: true,
  mimeSha256: true,
  thinnedAt: true,
  recipients: { ...shown.recipients, select: { ...shown.recipients.select, kind: true } },
  attempts: {
    ...shown.attempts,
    select: { ...shown.attempts.select, worker: true, dotReleasedAt: true, reason: true, stages: true },
  },
} as const satisfies Prisma.DeliverySelect;

/** All that is known of one delivery, without the message; null when the company has none such. */
export async function readDelivery(
  company: Pick<ActingCompany, "id">,
  id: string,
): Promise<DeliveryDetail | null> {
  if (!isUuid(id)) return null;
  const row = await db().delivery.findUnique({
    where: { companyId_id: { companyId: company.id, id } },
    select: detailed,
  });
  if (!row) return null;
  const history = await readHistory(company.id, id);
  const names = await readNames([row.createdById, row.leftById, ...history.map(({ userId }) => userId)]);
  const nameOf = (userId: string | null) => (userId && names.get(userId)) || null;
  const view = viewOf(row);
  const { messageId, envelopeFrom, mailbox, dueAt, dotReleasedAt, thinnedAt, recipients } = row;
  return {
    ...view,
    ...{ messageId, envelopeFrom, dueAt, dotReleasedAt, recipients },
    mailbox: { id: mailbox.id, address: mailbox.address },
    createdBy: nameOf(row.createdById),
    leftBy: nameOf(row.leftById),
    resendOf: row.resendOfId,
    resends: row.resends.map((resend) => resend.id),
    size: row.mimeBytes,
    sha256: row.mimeSha256,
    bodyThinned: thinnedAt !== null,
    attempts: row.attempts.map((attempt) => ({ ...attempt, stages: attempt.stages as StageTime[] })),
    history: history.map(({ event, createdAt, userId }) => ({ event, at: createdAt, by: nameOf(userId) })),
    deeds: deedsOf({
      ...view,
      waits: dueAt > new Date(),
      thinned: thinnedAt !== null,
      resent: row.resends.length > 0,
      refusedRecipients: recipients.filter(({ outcome }) => isRefused(view.state, outcome)).length,
    }),
  };
}

/** The message exactly as it was ordered; null when the company has no such delivery, or its body was thinned. */
export async function readDeliveryMime(
  company: Pick<ActingCompany, "id">,
  id: string,
): Promise<DeliveryMime | null> {
  if (!isUuid(id)) return null;
  const row = await db().delivery.findUnique({
    where: { companyId_id: { companyId: company.id, id } },
    select: { mime: true, mimeSha256: true, messageId: true, thinnedAt: true },
  });
  if (!row || row.thinnedAt) return null;
  return { mime: row.mime, sha256: row.mimeSha256, messageId: row.messageId };
}

function readHistory(companyId: string, subjectId: string) {
  return db().auditEvent.findMany({
    where: { companyId, subjectId, event: { startsWith: "delivery." } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { event: true, createdAt: true, userId: true },
  });
}

async function readNames(ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const users = await db().user.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
