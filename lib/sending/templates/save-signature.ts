import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { Signature } from "./schema.ts";

/** Keeps what stands under every mail of an invoice from now on. @returns what was kept */
export async function saveSignature(
  company: ActingCompany,
  { signatureText }: Signature,
): Promise<Signature> {
  await db().$transaction(async (tx) => {
    await tx.company.update({ where: { id: company.id }, data: { signatureText } });
    const who = { companyId: company.id, userId: company.userId };
    await tx.auditEvent.create({ data: { ...who, event: "company.signatureSaved", subjectId: company.id } });
  });
  return { signatureText };
}
