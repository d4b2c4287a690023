import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { TemplateKind } from "#prisma/client/enums.ts";

/** Of which kinds and languages the company has words of its own. */
export async function listOwnTemplates(
  company: ActingCompany,
): Promise<{ kind: TemplateKind; language: string }[]> {
  const where = { companyId: company.id };
  return db().messageTemplate.findMany({ where, select: { kind: true, language: true } });
}
