import { isUnderVat } from "#lib/invoices/counting.ts";
import type { Buyer } from "#lib/invoices/parties.ts";
import { vatNumber } from "#lib/invoices/vat-number.ts";
import type { EInvoiceSource } from "./e-invoice-source.ts";
import { type Endpoint, endpointOf } from "./endpoint.ts";

/** Seller or buyer (BG-4, BG-7); what is not known is an empty text. */
export type TradeParty = {
  endpoint: Endpoint | null;
  /** BT-29, BT-46: only where nothing else tells who it is. */
  id: string;
  name: string;
  street: string;
  city: string;
  postcode: string;
  country: string;
  /** BT-30, BT-47, with its scheme of ISO/IEC 6523 where that is known. */
  registrationNo: string;
  registerScheme: string;
  /** BT-31, BT-48. */
  vatNo: string;
  /** BT-32, of the seller only: a number that is not for VAT. */
  taxNo: string;
  /** BT-33, of the seller only. */
  registerEntry: string;
};

// ISO/IEC 6523 (ICD): the numbers of companies in Czechia and Slovakia.
const registers: Record<string, string> = { CZ: "0154", SK: "0158" };

export function tradeSeller({ seller, vatMode }: EInvoiceSource): TradeParty {
  const vat = isUnderVat(vatMode, seller) ? vatNumber(seller) : "";
  const { taxNo, registerEntry } = seller;
  return { ...party(seller, vat, ""), vatNo: vat, taxNo: taxNo === vat ? "" : taxNo, registerEntry };
}

/** Outside the scope of VAT nobody's number for it may stand (BR-O-02). */
export function tradeBuyer({ seller, buyer, vatMode, customerEmail }: EInvoiceSource): TradeParty {
  const vat = vatNumber(buyer);
  return {
    ...party(buyer, vat, customerEmail),
    ...{ vatNo: isUnderVat(vatMode, seller) ? vat : "", taxNo: "", registerEntry: "" },
  };
}

function party(of: Buyer, vat: string, email: string) {
  const { name, street, city, postcode, country, registrationNo, taxNo } = of;
  return {
    endpoint: endpointOf(of, vat, email),
    // Somehow the seller must be told by number (BR-CO-26).
    id: registrationNo || vat ? "" : taxNo,
    ...{ name, street, city, postcode, country, registrationNo },
    registerScheme: registers[country] ?? "",
  };
}
