import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";

/**
 * Deletes a draft and its lines. What has a number stays for ever.
 * @throws UserError notFound, invoiceNotDraft
 */
export async function deleteDraft(company: ActingCompany, { id }: { id: string }): Promise<void> {
  const where = { companyId: company.id, id };
  const { count } = await db().invoice.deleteMany({ where: { ...where, state: "draft" } });
  if (count > 0) return;
  throw new UserError((await db().invoice.count({ where })) ? "invoiceNotDraft" : "notFound");
}
