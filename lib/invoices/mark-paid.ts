import type { ActingCompany } from "#lib/base/acting-company.ts";
import { dateOf, today } from "#lib/base/dates.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";

/**
 * Marks an issued invoice as paid today.
 * @throws UserError notFound, invoiceNotIssued
 */
export async function markPaid(company: ActingCompany, { id }: { id: string }): Promise<void> {
  const where = { companyId: company.id, id };
  await db().$transaction(async (tx) => {
    const { count } = await tx.invoice.updateMany({
      where: { ...where, state: "issued" },
      data: { state: "paid", paidOn: dateOf(today()) },
    });
    if (count === 0)
      throw new UserError((await tx.invoice.count({ where })) ? "invoiceNotIssued" : "notFound");
    await tx.auditEvent.create({
      data: { companyId: company.id, userId: company.userId, event: "invoice.paid", subjectId: id },
    });
  });
}
