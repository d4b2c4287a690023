import { db } from "#lib/base/db.ts";
import { settings } from "#lib/base/env.ts";
import { hashToken, newToken } from "#lib/base/token.ts";
import { auditAccount } from "../audit-account.ts";

const HOUR_MS = 60 * 60 * 1_000;

/** A link that sets a new password for an account, once, within an hour. It is kept nowhere. */
export async function makeResetLink(user: { id: string }): Promise<string> {
  const token = newToken();
  await db().$transaction(async (tx) => {
    const expiresAt = new Date(Date.now() + HOUR_MS);
    await tx.verification.create({ data: { identifier: identifierOf(token), value: user.id, expiresAt } });
    await auditAccount(tx, user, "account.resetLinkMade");
  });
  return `${settings().appUrl}/reset/${token}`;
}

/** What stands for a link in the database. */
export const identifierOf = (token: string) => `password-reset:${hashToken(token)}`;
