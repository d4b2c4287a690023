import { APIError } from "better-auth/api";
import { headers } from "next/headers";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { isLocale } from "#lib/base/locale.ts";
import { auth } from "./auth.ts";
import { rememberLocale } from "./request-intl.ts";
import type { SignIn } from "./schema.ts";

/**
 * Opens a session for this browser, in the language of the account.
 * @throws UserError with the same sentence for a wrong address and a wrong password
 */
export async function signIn(input: SignIn): Promise<void> {
  const body = { email: input.email.toLowerCase(), password: input.password };
  try {
    const { user } = await auth().api.signInEmail({ body, headers: await headers() });
    const account = await db().user.findUnique({ where: { id: user.id }, select: { locale: true } });
    if (isLocale(account?.locale)) await rememberLocale(account.locale);
  } catch (error) {
    if (error instanceof APIError && error.status === "UNAUTHORIZED") {
      throw new UserError("wrongCredentials", { field: "password", cause: error });
    }
    throw error;
  }
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await auth().api.signOut({ headers: await headers() });
}
