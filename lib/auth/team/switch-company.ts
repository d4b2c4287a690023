import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";

type Who = { id: string; user: { id: string } };

/** This session acts for another company of the person from now on. @throws UserError when it is none of theirs */
export async function switchCompany({ id, user }: Who, { id: companyId }: { id: string }): Promise<void> {
  const where = { companyId_userId: { companyId, userId: user.id } };
  if (!(await db().membership.findUnique({ where }))) throw new UserError("notFound");
  await db().session.updateMany({ where: { id, userId: user.id }, data: { companyId } });
}
