import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";

export type LinkView = { id: string; createdAt: Date; expiresAt: Date; firstSeenAt: Date | null };

/** The public pages of an invoice that are open now, the newest first. Their addresses are in the mails alone. */
export function listOpenLinks(
  { id: companyId }: Pick<ActingCompany, "id">,
  invoiceId: string,
): Promise<LinkView[]> {
  return db().publicLink.findMany({
    where: { companyId, invoiceId, revokedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, createdAt: true, expiresAt: true, firstSeenAt: true },
    orderBy: { createdAt: "desc" },
  });
}

/** Closes all public pages of an invoice: whoever has an address of one finds nothing there any more. */
export async function revokeLinks(
  { id: companyId, userId }: ActingCompany,
  { id: invoiceId }: { id: string },
): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.publicLink.updateMany({
      where: { companyId, invoiceId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) return;
    const event = { companyId, userId, event: "invoice.linksRevoked", subjectId: invoiceId };
    await tx.auditEvent.create({ data: { ...event, details: { count } } });
  });
}
