import { db, type Tx } from "#lib/base/db.ts";
import { hashToken } from "#lib/base/token.ts";
import type { Role } from "#prisma/client/enums.ts";

export type OpenInvitation = {
  id: string;
  companyId: string;
  companyName: string;
  email: string;
  role: Role;
  invitedBy: string;
};

/** The invitation behind a link. Null alike for what never was one, is used, was revoked or has expired. */
export async function openInvitation(token: string): Promise<OpenInvitation | null> {
  const [invitation] = await db().$queryRaw<OpenInvitation[]>`
    SELECT i."id", i."companyId", c."name" AS "companyName", i."email", i."role", u."name" AS "invitedBy"
    FROM "Invitation" i JOIN "Company" c ON c."id" = i."companyId" JOIN "User" u ON u."id" = i."invitedById"
    WHERE i."tokenHash" = ${hashToken(token)}
      AND i."acceptedAt" IS NULL AND i."revokedAt" IS NULL AND i."expiresAt" > now()`;
  return invitation ?? null;
}

/** Uses an invitation up: of several at once, one has it. */
export async function takeInvitation(
  tx: Tx,
  token: string,
): Promise<Pick<OpenInvitation, "id" | "companyId" | "email" | "role"> | null> {
  const [taken] = await tx.$queryRaw<OpenInvitation[]>`
    UPDATE "Invitation" SET "acceptedAt" = now()
    WHERE "tokenHash" = ${hashToken(token)}
      AND "acceptedAt" IS NULL AND "revokedAt" IS NULL AND "expiresAt" > now()
    RETURNING "id", "companyId", "email", "role"`;
  return taken ?? null;
}
