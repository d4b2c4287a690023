import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { type Company, readCompany } from "./read-company.ts";
import type { CompanyDetails } from "./schema.ts";

/**
 * Saves the details of the company with its accounts. Invoices that are already issued keep the details of their day.
 * @returns what was kept
 */
export async function saveCompany(company: ActingCompany, details: CompanyDetails): Promise<Company> {
  await db().$transaction(async (tx) => {
    const { bankAccounts, ...own } = details;
    const companyId = company.id;
    await tx.company.update({ where: { id: companyId }, data: own });
    await tx.bankAccount.deleteMany({ where: { companyId } });
    await tx.bankAccount.createMany({
      data: bankAccounts.map((account, position) => ({ companyId, ...account, position })),
    });
    await tx.auditEvent.create({
      data: { companyId: company.id, userId: company.userId, event: "company.saved", subjectId: company.id },
    });
  });
  return readCompany(company.id);
}
