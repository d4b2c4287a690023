import type { Tx } from "#lib/base/db.ts";

/**
 * Writes down what happened to a person's account, for the owners of each company that the person belongs to.
 * @param who the person, by id or by address; nobody is written about who has no account
 */
export async function auditAccount(
  tx: Tx,
  who: { id: string } | { email: string },
  event: string,
  details: Record<string, string> = {},
): Promise<void> {
  const memberships = await tx.membership.findMany({
    where: { user: who },
    select: { companyId: true, userId: true },
  });
  await tx.auditEvent.createMany({
    data: memberships.map(({ companyId, userId }) => ({
      ...{ companyId, userId, event, details },
      subjectId: userId,
    })),
  });
}
