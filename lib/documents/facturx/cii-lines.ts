import type { EInvoice } from "../en16931/e-invoice.ts";
import { element, type XmlElement } from "../xml.ts";
import { amount, group, ram } from "./cii-element.ts";
import { allowance, taxCategory } from "./cii-tax.ts";

export function ciiLines(invoice: EInvoice): (XmlElement | null)[] {
  return invoice.lines.map((line) =>
    group("IncludedSupplyChainTradeLineItem", [
      group("AssociatedDocumentLineDocument", [
        ram("LineID", line.id),
        group("IncludedNote", [ram("Content", line.note)]),
      ]),
      group("SpecifiedTradeProduct", [ram("Name", line.name)]),
      group("SpecifiedLineTradeAgreement", [
        group("NetPriceProductTradePrice", [ram("ChargeAmount", line.price)]),
      ]),
      group("SpecifiedLineTradeDelivery", [
        element("ram:BilledQuantity", line.quantity, { unitCode: line.unitCode }),
      ]),
      group("SpecifiedLineTradeSettlement", [
        taxCategory("ApplicableTradeTax", line.category),
        line.allowanceMinor === 0n ? null : allowance(invoice, line.allowanceMinor),
        group("SpecifiedTradeSettlementLineMonetarySummation", [amount("LineTotalAmount", line.netMinor)]),
      ]),
    ]),
  );
}
