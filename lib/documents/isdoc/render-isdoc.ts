import type { IssuedInvoice } from "../issued-invoice.ts";
import { element, optional, xmlDocument } from "../xml.ts";
import { isdocLines } from "./isdoc-lines.ts";
import { isdocParty } from "./isdoc-party.ts";
import { paymentMeans } from "./isdoc-payment.ts";
import { legalMonetaryTotal, taxTotal } from "./isdoc-totals.ts";

const NAMESPACE = "http://isdoc.cz/namespace/2013";
const INVOICE = "1";

/**
 * The invoice as ISDOC 6.0.2 (isdoc.cz), the XML that Czech accounting programs read. Amounts are those of the
 * invoice's totals. The same invoice gives the same bytes.
 */
export function renderIsdoc(invoice: IssuedInvoice): Uint8Array {
  const { seller, buyer, language, currency } = invoice;
  const root = element(
    "Invoice",
    [
      element("DocumentType", INVOICE),
      element("ID", invoice.number),
      element("UUID", invoice.id),
      element("IssuingSystem", "Obálka"),
      element("IssueDate", invoice.issuedOn),
      seller.vatPayer ? element("TaxPointDate", invoice.suppliedOn) : null,
      element("VATApplicable", String(seller.vatPayer)),
      // Required, and empty where the customer's consent is not on record.
      element("ElectronicPossibilityAgreementReference", ""),
      optional("Note", invoice.note),
      // One currency: in ISDOC the local one, whatever it is. A foreign one needs a rate.
      element("LocalCurrencyCode", currency),
      element("CurrRate", "1"),
      element("RefCurrRate", "1"),
      element("AccountingSupplierParty", [
        isdocParty(seller, language, { vatPayer: seller.vatPayer, registerEntry: seller.registerEntry }),
      ]),
      element("AccountingCustomerParty", [isdocParty(buyer, language)]),
      element("InvoiceLines", isdocLines(invoice)),
      taxTotal(invoice),
      legalMonetaryTotal(invoice),
      paymentMeans(invoice),
    ],
    { xmlns: NAMESPACE, version: "6.0.2" },
  );
  return xmlDocument(root);
}
