import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { Look } from "./schema.ts";

/** Saves how documents look from now on; those that are issued already keep their look. @returns what was kept */
export async function saveLook(company: ActingCompany, { look, accent }: Look): Promise<Look> {
  await db().$transaction(async (tx) => {
    await tx.company.update({ where: { id: company.id }, data: { look, accent } });
    const details = { look, accent };
    await tx.auditEvent.create({
      data: {
        ...{ companyId: company.id, userId: company.userId },
        ...{ event: "company.lookSaved", subjectId: company.id, details },
      },
    });
  });
  return { look, accent };
}
