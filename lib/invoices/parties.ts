import { z } from "zod";
import { isLocale, type Locale } from "#lib/base/locale.ts";
import type { Company } from "#lib/company/read-company.ts";
import type { Customer } from "#lib/customers/read-customer.ts";

const party = {
  name: z.string(),
  street: z.string(),
  city: z.string(),
  postcode: z.string(),
  country: z.string(),
  registrationNo: z.string(),
  taxNo: z.string(),
  vatNo: z.string(),
};
const sellerSchema = z.object({
  ...party,
  vatPayer: z.boolean(),
  registerEntry: z.string(),
  iban: z.string(),
  swift: z.string(),
});
const buyerSchema = z.object(party);
const partiesSchema = z.object({ seller: sellerSchema, buyer: buyerSchema });

export type Seller = z.output<typeof sellerSchema>;
export type Buyer = z.output<typeof buyerSchema>;
export type Parties = z.output<typeof partiesSchema>;

/** Seller and buyer as they stand now: what an invoice freezes when it is issued. */
export function partiesOf(company: Company, customer: Customer): Parties {
  return { seller: sellerSchema.parse(company), buyer: buyerSchema.parse(customer) };
}

/** The parties that an issued invoice keeps. */
export function parseParties(frozen: unknown): Parties {
  return partiesSchema.parse(frozen);
}

/** The language of a customer's documents. */
export function documentLanguage(language: string): Locale {
  return isLocale(language) ? language : "cs";
}
