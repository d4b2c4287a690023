import { db } from "#lib/base/db.ts";
import { auditAccount } from "../audit-account.ts";
import { hashOf } from "../passwords.ts";
import { requireGoodPasswordOf } from "../require-good-password.ts";
import { confirmPassword } from "./confirm-password.ts";
import type { ChangePassword } from "./schema.ts";
import { setPassword } from "./set-password.ts";

type Who = { id: string; user: { id: string } };

/** Changes the password; every other session of the person ends. @throws UserError when the current one is wrong, or the new one would be guessed */
export async function changePassword({ id, user }: Who, input: ChangePassword): Promise<void> {
  await confirmPassword(user.id, input.current, "current");
  await requireGoodPasswordOf(user.id, input.password);
  const hash = await hashOf(input.password);
  await db().$transaction(async (tx) => {
    await setPassword(tx, user.id, hash, id);
    await auditAccount(tx, { id: user.id }, "account.passwordChanged");
  });
}
