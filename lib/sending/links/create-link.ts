import type { Agent } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { settings } from "#lib/base/env.ts";
import { hashToken, newToken } from "#lib/base/token.ts";

/** A page that is not there yet: its address goes into a mail, and `keepLink` opens it in the mail's transaction. */
export type NewLink = { address: string; tokenHash: string };

/** A new page's address for a mail that is being composed; null where the company has no public pages. */
export async function newLink(companyId: string): Promise<NewLink | null> {
  const { publicLinks } = await db().company.findUniqueOrThrow({
    where: { id: companyId },
    select: { publicLinks: true },
  });
  if (!publicLinks) return null;
  const token = newToken();
  return { address: `${settings().appUrl}/i/${token}`, tokenHash: hashToken(token) };
}

/** Opens the page of an invoice until as many days have passed as the company says. */
export async function keepLink(
  tx: Tx,
  { id: companyId, userId }: Agent,
  invoiceId: string,
  { tokenHash }: NewLink,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "PublicLink" ("id", "companyId", "invoiceId", "tokenHash", "createdById", "expiresAt")
    SELECT gen_random_uuid(), "id", ${invoiceId}::uuid, ${tokenHash}, ${userId}::uuid,
      now() + "publicLinkDays" * interval '1 day'
    FROM "Company" WHERE "id" = ${companyId}::uuid`;
}
