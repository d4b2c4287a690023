import type { Buyer } from "#lib/invoices/parties.ts";
import type { XmlElement } from "../xml.ts";
import { cac, cbc } from "./ubl-element.ts";
import type { UblInvoice } from "./ubl-invoice.ts";

// ISO/IEC 6523 (ICD): the numbers of companies in Czechia and Slovakia.
const registers: Record<string, string> = { CZ: "0154", SK: "0158" };

export function ublSeller({ seller }: UblInvoice): XmlElement | null {
  const vat = seller.vatPayer ? vatNumber(seller) : "";
  const { taxNo, registerEntry } = seller;
  return party(seller, {
    vat,
    schemes: [taxScheme("VAT", vat), taxNo === vat ? null : taxScheme("TAX", taxNo)],
    legalForm: cbc("CompanyLegalForm", registerEntry),
  });
}

/** Where the seller pays no VAT, nobody's number for it may stand (BR-O-02). */
export function ublBuyer({ seller, buyer }: UblInvoice): XmlElement | null {
  const vat = vatNumber(buyer);
  return party(buyer, { vat, schemes: [taxScheme("VAT", seller.vatPayer ? vat : "")], legalForm: null });
}

type Extras = { vat: string; schemes: (XmlElement | null)[]; legalForm: XmlElement | null };

function party(of: Buyer, { vat, schemes, legalForm }: Extras): XmlElement | null {
  const { name, street, city, postcode, country, registrationNo, taxNo } = of;
  const register = registers[country];
  return cac("Party", [
    endpoint(of, vat),
    // Somehow the seller must be told by number (BR-CO-26).
    registrationNo || vat ? null : cac("PartyIdentification", [cbc("ID", taxNo)]),
    cac("PostalAddress", [
      cbc("StreetName", street),
      cbc("CityName", city),
      cbc("PostalZone", postcode),
      cac("Country", [cbc("IdentificationCode", country)]),
    ]),
    ...schemes,
    cac("PartyLegalEntity", [
      cbc("RegistrationName", name),
      cbc("CompanyID", registrationNo, register ? { schemeID: register } : undefined),
      legalForm,
    ]),
  ]);
}

/**
 * The address in the Peppol network, in the list of schemes (EAS): a Slovak DIČ, a Czech number for VAT or IČO.
 * Whether somebody receives under it is not known; for parties of other countries there is none.
 */
function endpoint({ country, taxNo, registrationNo }: Buyer, vat: string): XmlElement | null {
  if (country === "SK") return cbc("EndpointID", taxNo, { schemeID: "0245" });
  if (country !== "CZ") return null;
  if (vat) return cbc("EndpointID", vat, { schemeID: "9929" });
  return cbc("EndpointID", registrationNo, { schemeID: "0154" });
}

/** A number for VAT begins with its country (BR-CO-09); in Slovakia it is the IČ DPH, elsewhere the DIČ. */
function vatNumber({ country, taxNo, vatNo }: Buyer): string {
  const number = country === "SK" ? vatNo : vatNo || taxNo;
  return /^[A-Z]{2}\w+$/.test(number) ? number : "";
}

const taxScheme = (id: string, number: string): XmlElement | null =>
  number.trim() === ""
    ? null
    : cac("PartyTaxScheme", [cbc("CompanyID", number), cac("TaxScheme", [cbc("ID", id)])]);
