import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { lockOwnTeam, requireMovable, revokeOpen } from "./lock-team.ts";
import type { ChangeRole } from "./schema.ts";

/**
 * Gives a member another role, from their very next step. Who is an owner no more has nobody invited either.
 * @throws UserError for the last owner
 */
export async function changeRole(company: ActingCompany, { id, role }: ChangeRole): Promise<void> {
  const { id: companyId, userId } = company;
  await db().$transaction(async (tx) => {
    await lockOwnTeam(tx, company);
    const current = await tx.membership.findFirst({
      where: { companyId, userId: id },
      select: { role: true },
    });
    if (current?.role === role) return;
    const { role: before, email } = await requireMovable(tx, companyId, id);
    await tx.membership.update({ where: { companyId_userId: { companyId, userId: id } }, data: { role } });
    if (before === "owner") await revokeOpen(tx, companyId, { invitedById: id });
    const details = { email, from: before, to: role };
    const event = { companyId, userId, event: "team.roleChanged", subjectId: id, details };
    await tx.auditEvent.create({ data: event });
  });
}
