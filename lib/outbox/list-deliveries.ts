import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { Problem } from "#lib/base/errors.ts";
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

export type DeliveryView = {
  id: string;
  invoiceId: string | null;
  state: DeliveryState;
  subject: string;
  createdAt: Date;
  dueAt: Date;
  sentAt: Date | null;
  /** The server's last words. */
  reply: string | null;
  /** Why it stands where it stands, for `ProblemText`. */
  reason: Problem | null;
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
} as const;

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
  const deliveries = rows.slice(0, PAGE);
  return { deliveries, older: rows.length > PAGE ? deliveries.at(-1)?.id : undefined };
}

/** All deliveries of one invoice, newest first. */
export function listInvoiceDeliveries(
  company: Pick<ActingCompany, "id">,
  invoiceId: string,
): Promise<DeliveryView[]> {
  return db().delivery.findMany({
    where: { companyId: company.id, invoiceId },
    orderBy: { id: "desc" },
    select: shown,
  });
}
