import type { ActingCompany } from "#lib/base/acting-company.ts";
import type { Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import type { Role } from "#prisma/client/enums.ts";

/** Changes to the team of a company wait for one another from here to the end of the transaction. */
export async function lockTeam(tx: Tx, companyId: string): Promise<void> {
  await tx.$queryRaw`SELECT FROM "Company" WHERE "id" = ${companyId}::uuid FOR NO KEY UPDATE`;
}

/**
 * The same for whoever changes it by themselves: somebody else may have ended their right to, since they were let in.
 * @throws UserError when they are an owner no more
 */
export async function lockOwnTeam(tx: Tx, { id: companyId, userId }: ActingCompany): Promise<void> {
  await lockTeam(tx, companyId);
  const where = { companyId_userId: { companyId, userId } };
  const acting = await tx.membership.findUnique({ where, select: { role: true } });
  if (acting?.role !== "owner") throw new UserError("forbidden");
}

/** A member under the lock of the team. @throws UserError when the person is none, or is the last owner, who stays */
export async function requireMovable(tx: Tx, companyId: string, userId: string) {
  const members = await tx.membership.findMany({
    where: { companyId },
    select: { userId: true, role: true, user: { select: { email: true } } },
  });
  const member = members.find((one) => one.userId === userId);
  if (!member) throw new UserError("notFound");
  const isOwner = (one: { role: Role }) => one.role === "owner";
  if (isOwner(member) && members.filter(isOwner).length === 1) throw new UserError("lastOwner");
  return { role: member.role, email: member.user.email };
}

/** Closes invitations that nobody has accepted. @returns how many */
export async function revokeOpen(
  tx: Tx,
  companyId: string,
  which: { id?: string; email?: string; invitedById?: string },
): Promise<number> {
  const { count } = await tx.invitation.updateMany({
    where: { companyId, acceptedAt: null, revokedAt: null, ...which },
    data: { revokedAt: new Date() },
  });
  return count;
}
