import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { typedMoment } from "./typed-moment.ts";

export type PlannedDelivery = {
  id: string;
  subject: string;
  recipients: string[];
  plannedFor: Date;
  /** The same as the field holds it. */
  typed: string;
};

const MOST = 100;

/** What waits for the time that a person chose, the next one first. */
export async function listPlanned(company: ActingCompany): Promise<PlannedDelivery[]> {
  const rows = await db().delivery.findMany({
    where: { companyId: company.id, state: "queued", plannedFor: { not: null }, dueAt: { gt: new Date() } },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: MOST,
    select: {
      ...{ id: true, subject: true, dueAt: true },
      company: { select: { timeZone: true } },
      recipients: { select: { address: true }, orderBy: { address: "asc" } },
    },
  });
  return rows.map(({ id, subject, dueAt, company: { timeZone }, recipients }) => ({
    ...{ id, subject, plannedFor: dueAt, typed: typedMoment(dueAt, timeZone) },
    recipients: recipients.map(({ address }) => address),
  }));
}
