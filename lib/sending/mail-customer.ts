import { db } from "#lib/base/db.ts";

/** Whom mails about an invoice go to and with what, and whether their seller sends any; null without such an invoice. */
export async function readMailCustomer(companyId: string, invoiceId: string) {
  const row = await db().invoice.findUnique({
    where: { companyId_id: { companyId, id: invoiceId } },
    select: {
      company: { select: { sendingEnabled: true, timeZone: true } },
      customer: {
        select: {
          ...{ email: true, attachPdf: true, attachIsdoc: true },
          contacts: { orderBy: { position: "asc" } },
        },
      },
    },
  });
  return row && { ...row.company, ...row.customer };
}
