import type { Tx } from "#lib/base/db.ts";

/** Open pages of the company read anew, as after a step of a delivery, when this transaction commits. */
export async function tellPages(tx: Pick<Tx, "$executeRaw">, companyId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify('delivery_changed', ${`${companyId}:`})`;
}
