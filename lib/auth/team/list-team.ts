import { db } from "#lib/base/db.ts";
import type { Role } from "#prisma/client/enums.ts";

export type Member = {
  id: string;
  name: string;
  email: string;
  role: Role;
  twoFactor: boolean;
  since: Date;
};
export type Invited = { id: string; email: string; role: Role; expiresAt: Date };

/** Who belongs to the company, the oldest first, and who is invited. */
export async function listTeam({
  id: companyId,
}: {
  id: string;
}): Promise<{ members: Member[]; invited: Invited[] }> {
  const [members, invited] = await Promise.all([
    db().membership.findMany({
      where: { companyId },
      orderBy: { createdAt: "asc" },
      select: {
        role: true,
        createdAt: true,
        user: { select: { id: true, name: true, email: true, twoFactorEnabled: true } },
      },
    }),
    db().invitation.findMany({
      where: { companyId, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
      orderBy: { createdAt: "asc" },
      select: { id: true, email: true, role: true, expiresAt: true },
    }),
  ]);
  return {
    members: members.map(({ role, createdAt, user: { twoFactorEnabled, ...user } }) => ({
      ...user,
      ...{ role, twoFactor: twoFactorEnabled, since: createdAt },
    })),
    invited,
  };
}
