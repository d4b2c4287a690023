import { db } from "#lib/base/db.ts";

const shown = {
  id: true,
  name: true,
  street: true,
  city: true,
  postcode: true,
  country: true,
  registrationNo: true,
  taxNo: true,
  vatNo: true,
  vatPayer: true,
  registerEntry: true,
  iban: true,
  swift: true,
  dueDays: true,
  look: true,
  accent: true,
  logo: true,
  signature: true,
  sendingEnabled: true,
} as const;

export type Company = Awaited<ReturnType<typeof readCompany>>;

/** The company as it stands now: what goes on its invoices, and whether the service of sending is on. */
export function readCompany(companyId: string) {
  return db().company.findUniqueOrThrow({ where: { id: companyId }, select: shown });
}
