import type { Tx } from "#lib/base/db.ts";

/**
 * Gives an account another password, by its hash. All sessions end but the one named, and links that would set yet
 * another password open no more.
 */
export async function setPassword(
  tx: Tx,
  userId: string,
  hash: string,
  keptSession: string | null,
): Promise<void> {
  await tx.account.updateMany({ where: { userId, providerId: "credential" }, data: { password: hash } });
  await tx.session.deleteMany({ where: { userId, ...(keptSession && { id: { not: keptSession } }) } });
  await tx.verification.deleteMany({ where: { value: userId } });
}
