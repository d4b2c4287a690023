import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { createPerson } from "../create-person.ts";
import { hashOf } from "../passwords.ts";
import { requireGoodPassword } from "../require-good-password.ts";
import { lockTeam } from "./lock-team.ts";
import { openInvitation, takeInvitation } from "./open-invitation.ts";
import type { JoinAsNew } from "./schema.ts";

/**
 * Accepts an invitation as somebody new: makes the account of the invited address.
 * @returns that address. @throws UserError when the link is no more, the address has an account, or the password would be guessed
 */
export async function joinAsNew({ token, name, password }: JoinAsNew): Promise<string> {
  const invitation = await openInvitation(token);
  if (!invitation) throw new UserError("invitationGone");
  requireGoodPassword(password, [name, invitation.email, invitation.companyName]);
  const hash = await hashOf(password);
  return db().$transaction(async (tx) => {
    const { email } = await join(tx, token, async ({ email }) => {
      const userId = await createPerson(tx, { name, email, hash });
      if (!userId) throw new UserError("addressHasAccount");
      return userId;
    });
    return email;
  });
}

type Who = { id: string; user: { id: string; email: string } };

/**
 * Accepts an invitation as the person who is signed in; this session then acts for the company.
 * @throws UserError when the link is no more, or invites another address
 */
export async function joinSignedIn({ id, user }: Who, { token }: { token: string }): Promise<void> {
  await db().$transaction(async (tx) => {
    const { companyId } = await join(tx, token, async ({ email }) => {
      if (email !== user.email) throw new UserError("invitedAnother", { params: { email } });
      return user.id;
    });
    await tx.session.updateMany({ where: { id }, data: { companyId } });
  });
}

async function join(tx: Tx, token: string, person: (invitation: { email: string }) => Promise<string>) {
  const taken = await takeInvitation(tx, token);
  if (!taken) throw new UserError("invitationGone");
  const { id: subjectId, companyId, email, role } = taken;
  await lockTeam(tx, companyId);
  const userId = await person({ email });
  if (await tx.membership.findUnique({ where: { companyId_userId: { companyId, userId } } }))
    throw new UserError("alreadyMember");
  await tx.membership.create({ data: { companyId, userId, role } });
  const event = { companyId, userId, event: "team.joined", subjectId, details: { email, role } };
  await tx.auditEvent.create({ data: event });
  return { companyId, email };
}
