import type { TradeParty } from "../en16931/trade-party.ts";
import type { XmlElement } from "../xml.ts";
import { group, ram } from "./cii-element.ts";

export function ciiParty(name: "SellerTradeParty" | "BuyerTradeParty", party: TradeParty): XmlElement | null {
  const { endpoint, registerScheme } = party;
  return group(name, [
    ram("ID", party.id),
    ram("Name", party.name),
    ram("Description", party.registerEntry),
    group("SpecifiedLegalOrganization", [
      ram("ID", party.registrationNo, registerScheme ? { schemeID: registerScheme } : undefined),
    ]),
    group("PostalTradeAddress", [
      ram("PostcodeCode", party.postcode),
      ram("LineOne", party.street),
      ram("CityName", party.city),
      ram("CountryID", party.country),
    ]),
    endpoint &&
      group("URIUniversalCommunication", [ram("URIID", endpoint.id, { schemeID: endpoint.scheme })]),
    registration("VA", party.vatNo),
    registration("FC", party.taxNo),
  ]);
}

// UNTDID 1153: a number for VAT, a number of the tax office.
const registration = (schemeID: "VA" | "FC", number: string): XmlElement | null =>
  group("SpecifiedTaxRegistration", [ram("ID", number, { schemeID })]);
