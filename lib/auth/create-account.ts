import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import { settings } from "#lib/base/env.ts";
import { UserError } from "#lib/base/errors.ts";
import { auth } from "./auth.ts";
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
 * @throws UserError when sign-up is closed or the address has an account
 */
export async function createAccount(
  input: Welcome,
  fill?: (tx: Tx, company: ActingCompany) => Promise<void>,
): Promise<ActingCompany> {
  const { password } = await auth().$context;
  const hash = await password.hash(input.password);
  return db().$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(${FIRST_ACCOUNT_LOCK})::text`;
      if (!(await signUpIsOpen(tx))) throw new UserError("signUpClosed");
      const email = input.email.toLowerCase();
      const taken = await tx.user.findUnique({ where: { email }, select: { id: true } });
      if (taken) throw new UserError("addressHasAccount", { field: "email" });
      const user = await tx.user.create({ data: { name: input.name, email } });
      await tx.account.create({
        data: { userId: user.id, accountId: user.id, providerId: "credential", password: hash },
      });
      const company = await tx.company.create({
        data: {
          name: input.companyName,
          undoSeconds: settings().undoSeconds,
          memberships: { create: { userId: user.id, role: "owner" } },
        },
      });
      const acting = { id: company.id, userId: user.id };
      await tx.auditEvent.create({
        data: { companyId: company.id, userId: user.id, event: "account.created", subjectId: user.id },
      });
      await fill?.(tx, acting);
      return acting;
    },
    { timeout: 20_000 },
  );
}
