import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import type { Invoice } from "#prisma/client/client.ts";
import { creditedMinor } from "../credit-limit.ts";

/**
 * What a payment of a document is still awaited for, in minor units: what issued credit notes took back is not. What
 * was paid too much is negative, as is a credit note that nobody has paid out.
 */
export async function leftToPay(
  company: Pick<ActingCompany, "id">,
  { id, totalMinor, paidMinor }: Pick<Invoice, "id" | "totalMinor" | "paidMinor">,
  tx: Tx = db(),
): Promise<bigint> {
  const unpaid = totalMinor - paidMinor;
  if (unpaid <= 0n) return unpaid;
  const left = unpaid + (await creditedMinor(tx, company, id));
  return left > 0n ? left : 0n;
}
