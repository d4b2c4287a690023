import type { Tx } from "#lib/base/db.ts";

/** An account with a password, by its hash, and no company yet; null where the address has one already. */
export async function createPerson(
  tx: Tx,
  { name, email, hash }: { name: string; email: string; hash: string },
): Promise<string | null> {
  const taken = await tx.user.findUnique({ where: { email }, select: { id: true } });
  if (taken) return null;
  const { id: userId } = await tx.user.create({ data: { name, email } });
  await tx.account.create({
    data: { userId, accountId: userId, providerId: "credential", password: hash },
  });
  return userId;
}
