import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { admitConfirmation, forgetConfirmations } from "../limits/sign-in-limits.ts";
import { isPassword } from "../passwords.ts";

/**
 * Asks within a session whether it is still the person: a browser left alone must not give the account away.
 * @param field where the password was typed
 * @throws UserError when it is not right, or was tried too often
 */
export async function confirmPassword(userId: string, password: string, field = "password"): Promise<void> {
  await admitConfirmation(userId);
  const account = await db().account.findFirst({
    where: { userId, providerId: "credential" },
    select: { password: true },
  });
  if (!account?.password || !(await isPassword({ hash: account.password, password })))
    throw new UserError("wrongPassword", { field });
  await forgetConfirmations(userId);
}
