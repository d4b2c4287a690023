import type { ActingCompany } from "#lib/base/acting-company.ts";
import type { Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";

/**
 * Keeps the mailbox from being removed until the transaction ends, for an order to send from it.
 * @throws UserError `noMailbox` when it has been removed already
 */
export async function keepMailbox(tx: Tx, company: Pick<ActingCompany, "id">, id: string): Promise<void> {
  // The company first, as everywhere: otherwise the order's own reference to it could wait for a removal that waits
  // for the order.
  await tx.$queryRaw`SELECT id FROM "Company" WHERE id = ${company.id}::uuid FOR KEY SHARE`;
  const kept = await tx.$queryRaw<unknown[]>`
    SELECT id FROM "Mailbox"
    WHERE id = ${id}::uuid AND "companyId" = ${company.id}::uuid AND "removedAt" IS NULL FOR SHARE`;
  if (kept.length === 0) throw new UserError("noMailbox");
}
