import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";

export type MailboxTrouble = { id: string; address: string };

/** The mailboxes of the company that stay as they are until somebody mends them: for the banner on every page. */
export async function listTroubles(company: Pick<ActingCompany, "id">): Promise<MailboxTrouble[]> {
  return db().mailbox.findMany({
    where: {
      companyId: company.id,
      removedAt: null,
      OR: [{ failingSince: { not: null } }, { pausedReason: { not: null }, pausedUntil: null }],
    },
    orderBy: [{ isDefault: "desc" }, { createdAt: "asc" }],
    select: { id: true, address: true },
  });
}
