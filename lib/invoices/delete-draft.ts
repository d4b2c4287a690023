import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { forgetUnsaved } from "./unsaved/end-unsaved.ts";

/**
 * Deletes a draft and its lines, and what was typed over it and not saved. What has a number stays for ever.
 * @throws UserError notFound, invoiceNotDraft
 */
export async function deleteDraft(company: ActingCompany, { id }: { id: string }): Promise<void> {
  const where = { companyId: company.id, id };
  const { count } = await db().invoice.deleteMany({ where: { ...where, state: "draft" } });
  if (count > 0) return forgetUnsaved(db(), company, id);
  throw new UserError((await db().invoice.count({ where })) ? "invoiceNotDraft" : "notFound");
}
