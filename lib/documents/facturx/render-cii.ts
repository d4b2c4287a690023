import { type EInvoice, eInvoiceOf } from "../en16931/e-invoice.ts";
import type { EInvoiceSource } from "../en16931/e-invoice-source.ts";
import { element, type XmlElement, xmlDocument } from "../xml.ts";
import { date, group, ram } from "./cii-element.ts";
import { ciiLines } from "./cii-lines.ts";
import { ciiParty } from "./cii-party.ts";
import { ciiSettlement } from "./cii-settlement.ts";

const DATA = "urn:un:unece:uncefact:data:standard";
const GUIDELINE = "urn:cen.eu:en16931:2017";

/**
 * The invoice or credit note as UN/CEFACT Cross Industry Invoice (D16B) by the profile EN 16931 of Factur-X. The same
 * invoice gives the same bytes.
 */
export function renderCii(source: EInvoiceSource): Uint8Array {
  const invoice = eInvoiceOf(source);
  return xmlDocument(
    element("rsm:CrossIndustryInvoice", [context, exchangedDocument(invoice), transaction(invoice)], {
      "xmlns:rsm": `${DATA}:CrossIndustryInvoice:100`,
      "xmlns:qdt": `${DATA}:QualifiedDataType:100`,
      "xmlns:ram": `${DATA}:ReusableAggregateBusinessInformationEntity:100`,
      "xmlns:udt": `${DATA}:UnqualifiedDataType:100`,
    }),
  );
}

const context = element("rsm:ExchangedDocumentContext", [
  group("GuidelineSpecifiedDocumentContextParameter", [ram("ID", GUIDELINE)]),
]);

function exchangedDocument({ number, typeCode, issuedOn, note }: EInvoice): XmlElement {
  return element("rsm:ExchangedDocument", [
    ram("ID", number),
    ram("TypeCode", typeCode),
    date("IssueDateTime", issuedOn),
    group("IncludedNote", [ram("Content", note)]),
  ]);
}

function transaction(invoice: EInvoice): XmlElement {
  return element("rsm:SupplyChainTradeTransaction", [
    ...ciiLines(invoice),
    group("ApplicableHeaderTradeAgreement", [
      ciiParty("SellerTradeParty", invoice.seller),
      ciiParty("BuyerTradeParty", invoice.buyer),
    ]),
    group("ApplicableHeaderTradeDelivery", [
      group("ActualDeliverySupplyChainEvent", [date("OccurrenceDateTime", invoice.deliveredOn)]),
    ]),
    ciiSettlement(invoice),
  ]);
}
