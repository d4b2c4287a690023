import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";

/** Whether the service "E-mail and sending" of the company is on. */
export async function sendingIsReady(company: Pick<ActingCompany, "id">): Promise<boolean> {
  const row = await db().company.findUnique({ where: { id: company.id }, select: { sendingEnabled: true } });
  return row?.sendingEnabled ?? false;
}
