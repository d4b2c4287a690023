import { isLocale } from "#lib/base/locale.ts";
import { currencies } from "#lib/base/money.ts";
import type { CustomerWithContacts } from "./read-customer.ts";
import type { CustomerForm } from "./schema.ts";

/** What the form of a new customer starts with: one from the company's own country. */
export function newCustomer(country: string): CustomerForm {
  const empty = {
    name: "",
    street: "",
    city: "",
    postcode: "",
    registrationNo: "",
    taxNo: "",
    vatNo: "",
    email: "",
    contacts: [],
    ...{ attachPdf: true, attachIsdoc: false, remindersOff: false },
  };
  return country === "SK"
    ? { ...empty, country, language: "sk", currency: "EUR" }
    : { ...empty, country: "CZ", language: "cs", currency: "CZK" };
}

/** What the form of an existing customer starts with. */
export function customerValues(customer: CustomerWithContacts): CustomerForm {
  const { id, name, street, city, postcode, country, registrationNo, taxNo, vatNo, email } = customer;
  const { attachPdf, attachIsdoc, remindersOff } = customer;
  const language = isLocale(customer.language) ? customer.language : "cs";
  const currency = currencies.find((known) => known === customer.currency) ?? "CZK";
  return {
    id,
    name,
    street,
    city,
    postcode,
    country,
    registrationNo,
    taxNo,
    vatNo,
    email,
    language,
    currency,
    contacts: customer.contacts.map(({ name, email, forInvoices, forReminders, copy }) => ({
      ...{ name, email, forInvoices, forReminders, copy },
    })),
    ...{ attachPdf, attachIsdoc, remindersOff },
  };
}
