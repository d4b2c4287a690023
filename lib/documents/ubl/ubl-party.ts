import type { TradeParty } from "../en16931/trade-party.ts";
import type { XmlElement } from "../xml.ts";
import { cac, cbc } from "./ubl-element.ts";

export function ublParty(party: TradeParty): XmlElement | null {
  const { endpoint, registerScheme } = party;
  return cac("Party", [
    endpoint && cbc("EndpointID", endpoint.id, { schemeID: endpoint.scheme }),
    cac("PartyIdentification", [cbc("ID", party.id)]),
    cac("PostalAddress", [
      cbc("StreetName", party.street),
      cbc("CityName", party.city),
      cbc("PostalZone", party.postcode),
      cac("Country", [cbc("IdentificationCode", party.country)]),
    ]),
    taxScheme("VAT", party.vatNo),
    taxScheme("TAX", party.taxNo),
    cac("PartyLegalEntity", [
      cbc("RegistrationName", party.name),
      cbc("CompanyID", party.registrationNo, registerScheme ? { schemeID: registerScheme } : undefined),
      cbc("CompanyLegalForm", party.registerEntry),
    ]),
  ]);
}

const taxScheme = (id: string, number: string): XmlElement | null =>
  number.trim() === ""
    ? null
    : cac("PartyTaxScheme", [cbc("CompanyID", number), cac("TaxScheme", [cbc("ID", id)])]);
