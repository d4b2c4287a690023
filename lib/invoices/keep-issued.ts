import type { ActingCompany } from "#lib/base/acting-company.ts";
import type { Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";

/**
 * Keeps an issued document from being cancelled until the transaction ends, for an order to send it.
 * @throws UserError `cancelledNotSent` when it has been cancelled already
 */
export async function keepIssued(tx: Tx, company: ActingCompany, id: string): Promise<void> {
  const kept = await tx.$queryRaw<unknown[]>`
    SELECT "id" FROM "Invoice"
    WHERE "companyId" = ${company.id}::uuid AND "id" = ${id}::uuid AND "state" <> 'cancelled' FOR SHARE`;
  if (kept.length === 0) throw new UserError("cancelledNotSent");
}
