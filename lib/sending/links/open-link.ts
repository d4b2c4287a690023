import { db } from "#lib/base/db.ts";
import { hashToken } from "#lib/base/token.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { readOwedInvoice } from "../owed-invoice.ts";

export type OpenLink = {
  id: string;
  companyId: string;
  /** As it is owed: what was credited counts as paid. */
  invoice: Invoice;
};

/**
 * The invoice behind the address of a public page. Null alike for what never was a token, has expired, was revoked, or
 * belongs to a company that has public pages no more; each costs one look at an index. A cancelled invoice opens: its
 * page says that nobody has to pay it.
 */
export async function openLink(token: string): Promise<OpenLink | null> {
  const [link] = await db().$queryRaw<{ id: string; companyId: string; invoiceId: string }[]>`
    SELECT l."id", l."companyId", l."invoiceId" FROM "PublicLink" l JOIN "Company" c ON c."id" = l."companyId"
    WHERE l."tokenHash" = ${hashToken(token)} AND l."revokedAt" IS NULL AND l."expiresAt" > now() AND c."publicLinks"`;
  if (!link) return null;
  const invoice = await readOwedInvoice({ id: link.companyId }, link.invoiceId);
  return invoice && { id: link.id, companyId: link.companyId, invoice };
}

/** Notes that a public page was looked at for the first time; later looks leave nothing. */
export async function noteFirstView(token: string): Promise<void> {
  await db().$executeRaw`
    UPDATE "PublicLink" SET "firstSeenAt" = now()
    WHERE "tokenHash" = ${hashToken(token)} AND "firstSeenAt" IS NULL AND "revokedAt" IS NULL AND "expiresAt" > now()`;
}
