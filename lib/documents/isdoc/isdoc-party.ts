import { countryName } from "#lib/base/countries.ts";
import type { Locale } from "#lib/base/locale.ts";
import type { Buyer } from "#lib/invoices/parties.ts";
import { element, type XmlElement } from "../xml.ts";

/** Seller or buyer. Whether a buyer pays VAT is not known: its number is taken for one of VAT. */
export function isdocParty(
  party: Buyer,
  language: Locale,
  { vatPayer = true, identified = false, registerEntry = "" } = {},
): XmlElement {
  const { street, building } = splitStreet(party.street);
  return element("Party", [
    element("PartyIdentification", [element("ID", party.registrationNo)]),
    element("PartyName", [element("Name", party.name)]),
    element("PostalAddress", [
      element("StreetName", street),
      element("BuildingNumber", building),
      element("CityName", party.city),
      element("PostalZone", party.postcode),
      element("Country", [
        element("IdentificationCode", party.country),
        element("Name", party.country && countryName(party.country, language)),
      ]),
    ]),
    ...taxSchemes(party, vatPayer || identified),
    registerEntry ? element("RegisterIdentification", [element("Preformatted", registerEntry)]) : null,
  ]);
}

/** "Lípová 12/3a" → street and building number; an address of another shape is all street. */
function splitStreet(text: string): { street: string; building: string } {
  const [, street = text, building = ""] = /^(.*\S) (\d+[a-z]?(?:\/\d+[a-z]?)?)$/i.exec(text) ?? [];
  return { street, building };
}

// In Slovakia DIČ is the tax number and IČ DPH the one for VAT; in Czechia DIČ is both.
function taxSchemes({ country, taxNo, vatNo }: Buyer, registered: boolean): XmlElement[] {
  const slovak = country === "SK" || vatNo !== "";
  const numbers = [
    { companyId: vatNo, scheme: "VAT" },
    { companyId: taxNo, scheme: slovak || !registered ? "TIN" : "VAT" },
  ];
  return numbers
    .filter(({ companyId }) => companyId !== "")
    .map(({ companyId, scheme }) =>
      element("PartyTaxScheme", [element("CompanyID", companyId), element("TaxScheme", scheme)]),
    );
}
