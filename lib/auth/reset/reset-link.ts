import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { auditAccount } from "../audit-account.ts";
import { hashOf } from "../passwords.ts";
import { requireGoodPasswordOf } from "../require-good-password.ts";
import { setPassword } from "../security/set-password.ts";
import { identifierOf, makeResetLink } from "./make-reset-link.ts";
import type { Reset } from "./schema.ts";

/** A link that sets a new password, once, within an hour, for whoever has the address; null where it has no account. */
export async function makeResetLinkFor(address: string): Promise<string | null> {
  const user = await accountOf(address);
  return user && makeResetLink(user);
}

/** Whose password a link sets; null where it is none, was used or has expired. */
export async function openReset(token: string): Promise<{ email: string } | null> {
  const link = await findLink(token);
  return link && db().user.findUnique({ where: { id: link.value }, select: { email: true } });
}

const findLink = (token: string) =>
  db().verification.findFirst({
    where: { identifier: identifierOf(token), expiresAt: { gt: new Date() } },
    select: { value: true },
  });

/** Sets a new password by a link; all sessions end. @throws UserError when the link is no more, or the password would be guessed */
export async function resetPassword({ token, password }: Reset): Promise<void> {
  const link = await findLink(token);
  if (!link) throw new UserError("linkGone");
  await requireGoodPasswordOf(link.value, password);
  const hash = await hashOf(password);
  await db().$transaction(async (tx) => {
    const userId = await takeReset(tx, token);
    await setPassword(tx, userId, hash, null);
    await auditAccount(tx, { id: userId }, "account.passwordReset");
  });
}

/** Of several at once, one has it. */
async function takeReset(tx: Tx, token: string): Promise<string> {
  const [taken] = await tx.$queryRaw<{ value: string }[]>`
    DELETE FROM "Verification" WHERE "identifier" = ${identifierOf(token)} AND "expiresAt" > now() RETURNING "value"`;
  if (!taken) throw new UserError("linkGone");
  return taken.value;
}

/** Sets a new password without a link, for the operator. @returns whether the address has an account */
export async function setPasswordOf(address: string, password: string): Promise<boolean> {
  const user = await accountOf(address);
  if (!user) return false;
  await requireGoodPasswordOf(user.id, password);
  const hash = await hashOf(password);
  await db().$transaction(async (tx) => {
    await setPassword(tx, user.id, hash, null);
    await auditAccount(tx, user, "account.passwordReset");
  });
  return true;
}

/** Switches two-factor off for somebody who has lost phone and recovery codes; all sessions end. */
export async function removeTwoFactorOf(address: string): Promise<void> {
  const user = await accountOf(address);
  if (!user) return;
  await db().$transaction(async (tx) => {
    await tx.twoFactor.deleteMany({ where: { userId: user.id } });
    await tx.user.update({ where: { id: user.id }, data: { twoFactorEnabled: false } });
    await tx.session.deleteMany({ where: { userId: user.id } });
    await auditAccount(tx, user, "account.twoFactorRemoved");
  });
}

function accountOf(address: string) {
  return db().user.findUnique({ where: { email: address.toLowerCase() }, select: { id: true } });
}
