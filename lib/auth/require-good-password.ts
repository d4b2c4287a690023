import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { isGuessable } from "./common-passwords/guessable.ts";

/**
 * Asks of a new password that it is not among the first to be tried.
 * @param about what others know of the person: name, address, company
 * @throws UserError at the field `password`
 */
export function requireGoodPassword(password: string, about: readonly string[]): void {
  if (isGuessable(password, about)) throw new UserError("passwordGuessable", { field: "password" });
}

/** The same for the password of an account that is there. */
export async function requireGoodPasswordOf(userId: string, password: string): Promise<void> {
  const { name, email, memberships } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, email: true, memberships: { select: { company: { select: { name: true } } } } },
  });
  requireGoodPassword(password, [name, email, ...memberships.map(({ company }) => company.name)]);
}
