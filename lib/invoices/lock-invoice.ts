import type { ActingCompany } from "#lib/base/acting-company.ts";
import type { Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";

/**
 * Reads a document and keeps everybody else from changing it until the transaction ends.
 * @throws UserError notFound
 */
export async function lockInvoice(tx: Tx, company: Pick<ActingCompany, "id">, id: string) {
  // The company first, as everywhere: our own references to it shall not wait for one who waits for us.
  await tx.$queryRaw`SELECT FROM "Company" WHERE "id" = ${company.id}::uuid FOR KEY SHARE`;
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT "id" FROM "Invoice" WHERE "companyId" = ${company.id}::uuid AND "id" = ${id}::uuid FOR UPDATE`;
  if (locked.length === 0) throw new UserError("notFound");
  return tx.invoice.findUniqueOrThrow({ where: { companyId_id: { companyId: company.id, id } } });
}
