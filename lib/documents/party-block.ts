import { countryName } from "#lib/base/countries.ts";
import type { Locale } from "#lib/base/locale.ts";
import { translatorFor } from "#lib/base/messages.ts";
import type { Buyer } from "#lib/invoices/parties.ts";

/** A seller or buyer as it is printed: address, official numbers, and what else the law wants to read. */
export type PartyBlock = {
  label: string;
  name: string;
  address: string[];
  numbers: { label: string; value: string }[];
  status: string;
  small: string;
};

export function partyBlock(
  label: string,
  party: Buyer,
  language: Locale,
  withCountry: boolean,
  { status = "", small = "" } = {},
): PartyBlock {
  const country = withCountry ? countryName(party.country, language) : "";
  const address = [party.street, `${party.postcode} ${party.city}`.trim(), country].filter(
    (line) => line !== "",
  );
  return { label, name: party.name, address, numbers: numbersOf(party, language), status, small };
}

// In Slovakia DIČ is the tax number and IČ DPH the one for VAT; in Czechia DIČ is both.
function numbersOf({ country, registrationNo, taxNo, vatNo }: Buyer, language: Locale) {
  const t = translatorFor(language, "document");
  const slovak = country === "SK" || vatNo !== "";
  return [
    { label: t("registrationNo"), value: registrationNo },
    { label: t(slovak ? "skTaxNo" : "taxNo"), value: taxNo },
    { label: t("skVatNo"), value: vatNo },
  ].filter(({ value }) => value !== "");
}
