import { isLocale } from "#lib/base/locale.ts";
import { auth } from "./auth.ts";
import { type Opened, openSession, openSessionWithCode } from "./open-session.ts";
import { requestHeaders } from "./request-headers.ts";
import { rememberLocale } from "./request-intl.ts";
import type { Code, SignIn } from "./schema.ts";

/**
 * Opens a session for this browser, in the language of the account.
 * @returns whether that is done; else a code is still to come
 * @throws UserError as `openSession`
 */
export async function signIn(input: SignIn): Promise<boolean> {
  return greet(await openSession(input, await requestHeaders()));
}

/** The second step of signing in. @throws UserError as `openSessionWithCode` */
export async function signInWithCode(input: Code): Promise<void> {
  await greet(await openSessionWithCode(input, await requestHeaders()));
}

async function greet({ user }: Opened): Promise<boolean> {
  if (isLocale(user?.locale)) await rememberLocale(user.locale);
  return user !== null;
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await auth().api.signOut({ headers: await requestHeaders() });
}
