import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";

export type FirstSteps = {
  companyDetails: boolean;
  mailbox: boolean;
  sendingOn: boolean;
  firstSent: boolean;
};

/** What of the way from a new account to the first sent invoice is done already. */
export async function readFirstSteps(company: Pick<ActingCompany, "id">): Promise<FirstSteps> {
  const where = { companyId: company.id };
  const [details, mailbox, sent] = await Promise.all([
    db().company.findUniqueOrThrow({
      where: { id: company.id },
      select: {
        ...{ street: true, city: true, registrationNo: true, sendingEnabled: true },
        bankAccounts: { select: { id: true }, take: 1 },
      },
    }),
    db().mailbox.findFirst({ where, select: { id: true } }),
    db().delivery.findFirst({
      where: { ...where, state: "sent", invoiceId: { not: null } },
      select: { id: true },
    }),
  ]);
  const { street, city, registrationNo, bankAccounts, sendingEnabled } = details;
  return {
    companyDetails: bankAccounts.length > 0 && [street, city, registrationNo].every((value) => value !== ""),
    mailbox: mailbox !== null,
    sendingOn: sendingEnabled,
    firstSent: sent !== null,
  };
}
