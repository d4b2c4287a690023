import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { CustomerViewForm, CustomerViewInput } from "./schema.ts";

/** What customers get besides their documents, as the form takes it. */
export async function readCustomerView(companyId: string): Promise<CustomerViewForm> {
  const { publicLinkDays, ...ticks } = await db().company.findUniqueOrThrow({
    where: { id: companyId },
    select: { publicLinks: true, publicLinkDays: true, receiptByDefault: true },
  });
  return { ...ticks, publicLinkDays: String(publicLinkDays) };
}

/** Saves it. Without public pages those that are open already open no more, until they are switched on again. */
export async function saveCustomerView(company: ActingCompany, input: CustomerViewInput): Promise<void> {
  const { id: companyId, userId } = company;
  await db().$transaction(async (tx) => {
    await tx.company.update({ where: { id: companyId }, data: input });
    await tx.auditEvent.create({
      data: { companyId, userId, event: "company.customerViewSaved", details: input },
    });
  });
}
