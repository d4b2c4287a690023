import { UserError } from "#lib/base/errors.ts";
import { seal, UnsealError, unseal } from "#lib/base/secrets.ts";

/** The row that a sealed password belongs to; in any other row, or another version of it, it does not open. */
export type PasswordOwner = { companyId: string; id: string; version: number };

type Given = { host: string; port: number; username: string; password: string };
type Saved = PasswordOwner & Omit<Given, "password"> & { passwordSealed: Uint8Array | null };

/**
 * The password in clear that the form means; empty: no login. An empty field keeps the saved password, except where
 * server, port or username is another: a saved password never goes to a place that it was not given for.
 * @throws UserError at `password` when it has to be entered (again)
 */
export function passwordMeant(saved: Saved | null, given: Given): string {
  if (given.username === "") return "";
  if (given.password !== "") return given.password;
  if (!saved?.passwordSealed) throw new UserError("passwordNeeded", { field: "password" });
  if (!isSameLogin(saved, given)) throw new UserError("passwordAgain", { field: "password" });
  return openPassword(saved.passwordSealed, saved);
}

type Login = Pick<Given, "host" | "port" | "username">;

/** Whether a password saved for the one may go to the other. */
export function isSameLogin(one: Login, other: Login): boolean {
  return one.host === other.host && one.port === other.port && one.username === other.username;
}

export function sealPassword(password: string, owner: PasswordOwner): Uint8Array<ArrayBuffer> {
  return seal(password, contextOf(owner));
}

/** @throws UserError at `password` when it cannot be opened: never an empty password instead */
export function openPassword(sealed: Uint8Array, owner: PasswordOwner): string {
  try {
    return unseal(sealed, contextOf(owner));
  } catch (cause) {
    if (cause instanceof UnsealError) throw new UserError("passwordLost", { field: "password", cause });
    throw cause;
  }
}

/** Whether this is what `openPassword` says of a password that cannot be opened. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof UserError && error.cause instanceof UnsealError;
}

function contextOf({ companyId, id, version }: PasswordOwner): string[] {
  return [companyId, id, "password", String(version)];
}
