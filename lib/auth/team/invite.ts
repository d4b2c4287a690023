import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { settings } from "#lib/base/env.ts";
import { UserError } from "#lib/base/errors.ts";
import { hashToken, newToken } from "#lib/base/token.ts";
import { lockOwnTeam, revokeOpen } from "./lock-team.ts";
import type { Invite } from "./schema.ts";

const DAYS = 7;
const MOST_OPEN = 50;

/**
 * Invites a person into the company. Whoever was invited by this address before has a new link, and the old one opens
 * no more.
 * @returns the link, which is kept nowhere. @throws UserError when the person is a member already
 */
export async function invite(
  company: ActingCompany,
  input: Invite,
): Promise<{ link: string; expiresAt: Date }> {
  const { id: companyId, userId } = company;
  const email = input.email.toLowerCase();
  const token = newToken();
  const expiresAt = new Date(Date.now() + DAYS * 24 * 60 * 60 * 1_000);
  await db().$transaction(async (tx) => {
    await lockOwnTeam(tx, company);
    const member = await tx.membership.findFirst({ where: { companyId, user: { email } } });
    if (member) throw new UserError("alreadyMember", { field: "email" });
    await revokeOpen(tx, companyId, { email });
    const open = { companyId, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } };
    if ((await tx.invitation.count({ where: open })) >= MOST_OPEN)
      throw new UserError("tooManyInvitations", { params: { max: MOST_OPEN } });
    const { id: subjectId } = await tx.invitation.create({
      data: {
        companyId,
        email,
        role: input.role,
        tokenHash: hashToken(token),
        invitedById: userId,
        expiresAt,
      },
    });
    const details = { email, role: input.role };
    await tx.auditEvent.create({ data: { companyId, userId, event: "team.invited", subjectId, details } });
  });
  return { link: `${settings().appUrl}/join/${token}`, expiresAt };
}

/** Closes an open invitation: its link opens no more. */
export async function revokeInvitation(company: ActingCompany, { id }: { id: string }): Promise<void> {
  const { id: companyId, userId } = company;
  await db().$transaction(async (tx) => {
    if ((await revokeOpen(tx, companyId, { id })) === 0) throw new UserError("invitationGone");
    const event = { companyId, userId, event: "team.invitationRevoked", subjectId: id };
    await tx.auditEvent.create({ data: event });
  });
}
