import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";

/**
 * The Message-ID that later mails of an invoice answer to, so that mail programs show them under it: that of the first
 * one which a server accepted, else of the first that may still go out; null where there is none.
 */
export async function threadOf(
  company: Pick<ActingCompany, "id">,
  invoiceId: string,
): Promise<string | null> {
  const ofInvoice = { companyId: company.id, invoiceId };
  const first = (states: ("sent" | "queued" | "held" | "sending" | "unknown")[]) =>
    db().delivery.findFirst({
      where: { ...ofInvoice, state: { in: states } },
      orderBy: { id: "asc" },
      select: { messageId: true },
    });
  const known = (await first(["sent"])) ?? (await first(["queued", "held", "sending", "unknown"]));
  return known?.messageId ?? null;
}
