import type { ActingCompany } from "#lib/base/acting-company.ts";
import type { Tx } from "#lib/base/db.ts";

/** Whether a document was made from this one that stands or is being written. */
export async function hasFollowers(tx: Tx, company: ActingCompany, id: string): Promise<boolean> {
  const where = { companyId: company.id, originId: id, state: { not: "cancelled" } } as const;
  return (await tx.invoice.count({ where })) > 0;
}
