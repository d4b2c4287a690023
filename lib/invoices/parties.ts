import { z } from "zod";
import { isLocale, type Locale } from "#lib/base/locale.ts";
import { accountFor } from "#lib/company/account-for.ts";
import { DEFAULT_ACCENT, looks } from "#lib/company/look/choices.ts";
import type { Company } from "#lib/company/read-company.ts";

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
  // Documents from before there were identified persons have none.
  identified: z.boolean().default(false),
  registerEntry: z.string(),
  iban: z.string(),
  swift: z.string(),
});
const buyerSchema = z.object(party);
const pictureHash = z.string().nullable();
const lookSchema = z.object({
  name: z.enum(looks),
  accent: z.string(),
  logo: pictureHash,
  signature: pictureHash,
});
const firstLook = { name: "clear", accent: DEFAULT_ACCENT, logo: null, signature: null } as const;
// Documents from before looks could be chosen have the only one that there was.
const partiesSchema = z.object({
  seller: sellerSchema,
  buyer: buyerSchema,
  look: lookSchema.default(firstLook),
});

export type Seller = z.output<typeof sellerSchema>;
export type Buyer = z.output<typeof buyerSchema>;
export type DocumentLook = z.output<typeof lookSchema>;
export type Parties = z.output<typeof partiesSchema>;

/**
 * Seller with the account that this document names, buyer, and the look of their document, as they stand now: what an
 * invoice freezes when it is issued.
 */
export function partiesOf(
  company: Company,
  customer: Buyer,
  document: { currency: string; bankAccountId: string | null },
): Parties {
  const { iban, swift } = accountFor(company.bankAccounts, document) ?? { iban: "", swift: "" };
  const look = lookSchema.parse({ ...company, name: company.look });
  return {
    seller: sellerSchema.parse({ ...company, iban, swift }),
    buyer: buyerSchema.parse(customer),
    look,
  };
}

/** The parties that an issued invoice keeps. */
export function parseParties(frozen: unknown): Parties {
  return partiesSchema.parse(frozen);
}

/** The language of a customer's documents. */
export function documentLanguage(language: string): Locale {
  return isLocale(language) ? language : "cs";
}
