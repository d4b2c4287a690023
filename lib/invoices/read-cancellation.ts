import { z } from "zod";
import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";

export type Cancellation = { cancelledAt: Date; reason: string };

const detailsSchema = z.object({ reason: z.string() });

/** When and why a document was cancelled; null when it was not. */
export async function readCancellation(company: ActingCompany, id: string): Promise<Cancellation | null> {
  const event = await db().auditEvent.findFirst({
    where: { companyId: company.id, subjectId: id, event: "invoice.cancelled" },
  });
  return event && { cancelledAt: event.createdAt, reason: detailsSchema.parse(event.details).reason };
}
