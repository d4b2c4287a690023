import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";

/** A company with its owner, straight in the database. Its mails go at once: they cannot be taken back. */
export async function testCompany(name = "Truhlářství U Lípy s.r.o."): Promise<ActingCompany> {
  const company = await db().company.create({ data: { name, undoSeconds: 0 } });
  const email = `majitel-${company.id}@firma.test`;
  const user = await db().user.create({ data: { name: "Majitel", email } });
  await db().membership.create({ data: { companyId: company.id, userId: user.id, role: "owner" } });
  return { id: company.id, userId: user.id };
}
