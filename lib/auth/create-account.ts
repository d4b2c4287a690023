import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { settings } from "#lib/base/env.ts";
import { UserError } from "#lib/base/errors.ts";
import { createPerson } from "./create-person.ts";
import { hashOf } from "./passwords.ts";
import { requireGoodPassword } from "./require-good-password.ts";
import type { Welcome } from "./schema.ts";

// Held while an account is made, so that two "first" ones cannot be made at once.
const FIRST_ACCOUNT_LOCK = 7_262_318;

/** Whether anybody may create an account now: the first person always, later ones if the operator opened it. */
export async function signUpIsOpen(tx: Tx = db()): Promise<boolean> {
  return settings().signUp === "open" || !(await hasAccounts(tx));
}

export async function hasAccounts(tx: Tx = db()): Promise<boolean> {
  return (await tx.user.findFirst({ select: { id: true } })) !== null;
}

/**
 * Creates a person with a password, their company, and its ownership: all or nothing.
 * @param fill is called in the same transaction, to put something into the new company
 * @throws UserError when sign-up is closed, the address has an account, or the password would be guessed
 */
export async function createAccount(
  input: Welcome,
  fill?: (tx: Tx, company: ActingCompany) => Promise<void>,
): Promise<ActingCompany> {
  requireGoodPassword(input.password, [input.name, input.email, input.companyName]);
  const hash = await hashOf(input.password);
  return db().$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(${FIRST_ACCOUNT_LOCK})::text`;
      if (!(await signUpIsOpen(tx))) throw new UserError("signUpClosed");
      const email = input.email.toLowerCase();
      const userId = await createPerson(tx, { name: input.name, email, hash });
      if (!userId) throw new UserError("addressHasAccount", { field: "email" });
      const company = await tx.company.create({
        data: {
          name: input.companyName,
          undoSeconds: settings().undoSeconds,
          memberships: { create: { userId, role: "owner" } },
        },
      });
      const acting = { id: company.id, userId };
      await tx.auditEvent.create({
        data: { companyId: company.id, userId, event: "account.created", subjectId: userId },
      });
      await fill?.(tx, acting);
      return acting;
    },
    { timeout: 20_000 },
  );
}
