import { db, type Tx } from "#lib/base/db.ts";
import { vatDuties } from "./vat-status.ts";

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
  vatStatus: true,
  registerEntry: true,
  dueDays: true,
  invoiceNote: true,
  look: true,
  accent: true,
  logo: true,
  signature: true,
  sendingEnabled: true,
  bankAccounts: {
    select: { id: true, name: true, iban: true, swift: true, currency: true },
    orderBy: { position: "asc" },
  },
} as const;

export type Company = Awaited<ReturnType<typeof readCompany>>;

/** The company as it stands now: what goes on its invoices, and whether the service of sending is on. */
export async function readCompany(companyId: string, reader: Pick<Tx, "company"> = db()) {
  const company = await reader.company.findUniqueOrThrow({ where: { id: companyId }, select: shown });
  return { ...company, ...vatDuties(company.vatStatus) };
}
