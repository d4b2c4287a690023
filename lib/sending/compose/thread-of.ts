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
  const [first] = await db().$queryRaw<{ messageId: string }[]>`
    SELECT "messageId" FROM "Delivery"
    WHERE "companyId" = ${company.id}::uuid AND "invoiceId" = ${invoiceId}::uuid
      AND "state" IN ('sent', 'queued', 'held', 'sending', 'unknown')
    ORDER BY "state" <> 'sent', "id" LIMIT 1`;
  return first?.messageId ?? null;
}
