import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { Signature } from "./schema.ts";

/** What stands under every mail of an invoice. */
export async function readSignature(company: Pick<ActingCompany, "id">): Promise<Signature> {
  const select = { signatureText: true };
  return db().company.findUniqueOrThrow({ where: { id: company.id }, select });
}
