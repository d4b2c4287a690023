import { formatIban } from "./bank-account.ts";
import type { Company } from "./read-company.ts";
import type { CompanyForm } from "./schema.ts";

/** A company as its form shows it. */
export function companyForm(company: Company): CompanyForm {
  const { id, sendingEnabled, look, accent, logo, signature, country, dueDays, iban, ...details } = company;
  return {
    ...details,
    country: country === "SK" ? "SK" : "CZ",
    dueDays: String(dueDays),
    iban: formatIban(iban),
  };
}
