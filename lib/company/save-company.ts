import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { type Company, readCompany } from "./read-company.ts";
import type { CompanyDetails } from "./schema.ts";

/**
 * Saves the details of the company. Invoices that are already issued keep the details of their day.
 * @returns what was kept
 */
export async function saveCompany(company: ActingCompany, details: CompanyDetails): Promise<Company> {
  await db().$transaction(async (tx) => {
    await tx.company.update({ where: { id: company.id }, data: details });
    await tx.auditEvent.create({
      data: { companyId: company.id, userId: company.userId, event: "company.saved", subjectId: company.id },
    });
  });
  return readCompany(company.id);
}
