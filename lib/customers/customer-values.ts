import { isLocale } from "#lib/base/locale.ts";
import { currencies } from "#lib/base/money.ts";
import type { Customer } from "./read-customer.ts";
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
  };
  return country === "SK"
    ? { ...empty, country, language: "sk", currency: "EUR" }
    : { ...empty, country: "CZ", language: "cs", currency: "CZK" };
}

/** What the form of an existing customer starts with. */
export function customerValues(customer: Customer): CustomerForm {
  const { id, name, street, city, postcode, country, registrationNo, taxNo, vatNo, email } = customer;
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
  };
}
