import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";

/** Mail leaves from this mailbox from now on, unless another is chosen. @throws UserError `notFound` */
export async function chooseDefaultMailbox(company: ActingCompany, { id }: { id: string }): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Company" WHERE id = ${company.id}::uuid FOR UPDATE`;
    const where = { companyId: company.id, id, removedAt: null };
    if ((await tx.mailbox.count({ where })) === 0) throw new UserError("notFound");
    await tx.mailbox.updateMany({
      where: { companyId: company.id, isDefault: true },
      data: { isDefault: false },
    });
    await tx.mailbox.update({ where: { id }, data: { isDefault: true } });
    await tx.auditEvent.create({
      data: { companyId: company.id, userId: company.userId, event: "mailbox.default", subjectId: id },
    });
  });
}
