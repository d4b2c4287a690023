import { currencies } from "#lib/base/money.ts";
import { newUuid } from "#lib/base/uuid.ts";
import { formatIban } from "./bank-account.ts";
import { homeCurrencies } from "./choices.ts";
import type { Company } from "./read-company.ts";
import type { CompanyForm } from "./schema.ts";

/** A company as its form shows it. */
export function companyForm(company: Company): CompanyForm {
  const { name, street, city, postcode, registrationNo, taxNo, vatNo, vatStatus } = company;
  const country = company.country === "SK" ? "SK" : "CZ";
  const accounts = company.bankAccounts.map((account) => ({
    ...account,
    iban: formatIban(account.iban),
    currency: currencies.find((known) => known === account.currency) ?? homeCurrencies[country],
  }));
  return {
    ...{ name, street, city, postcode, country, registrationNo, taxNo, vatNo, vatStatus },
    registerEntry: company.registerEntry,
    bankAccounts: accounts.length > 0 ? accounts : [emptyAccount(homeCurrencies[country])],
    dueDays: String(company.dueDays),
    invoiceNote: company.invoiceNote,
  };
}

const emptyAccount = (currency: "CZK" | "EUR") => ({
  id: newUuid(),
  name: "",
  iban: "",
  swift: "",
  currency,
});
