import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { lockOwnTeam, requireMovable, revokeOpen } from "./lock-team.ts";

/**
 * Takes a person out of the company. Their sessions that act for it end, and so do all links by which they, or
 * somebody they invited, could come back. What they did stays.
 * @throws UserError for the last owner
 */
export async function removeMember(company: ActingCompany, { id }: { id: string }): Promise<void> {
  const { id: companyId, userId } = company;
  await db().$transaction(async (tx) => {
    await lockOwnTeam(tx, company);
    const { role, email } = await requireMovable(tx, companyId, id);
    await tx.membership.delete({ where: { companyId_userId: { companyId, userId: id } } });
    await endSessions(tx, companyId, id);
    await revokeOpen(tx, companyId, { invitedById: id });
    await revokeOpen(tx, companyId, { email });
    const event = { companyId, userId, event: "team.memberRemoved", subjectId: id, details: { email, role } };
    await tx.auditEvent.create({ data: event });
  });
}

// A session that names no company acts for the oldest one, which may be this.
async function endSessions(tx: Tx, companyId: string, userId: string): Promise<void> {
  const elsewhere = await tx.membership.count({ where: { userId } });
  const ofThis = { OR: [{ companyId }, { companyId: null }] };
  await tx.session.deleteMany({ where: { userId, ...(elsewhere > 0 && ofThis) } });
}
