import { type EInvoice, eInvoiceOf } from "../en16931/e-invoice.ts";
import type { EInvoiceSource } from "../en16931/e-invoice-source.ts";
import { element, type XmlElement, xmlDocument } from "../xml.ts";
import { amount, cac, cbc } from "./ubl-element.ts";
import { ublLines } from "./ubl-lines.ts";
import { ublParty } from "./ubl-party.ts";
import { paymentMeans } from "./ubl-payment.ts";
import { allowances, taxTotal } from "./ubl-tax.ts";
import { legalMonetaryTotal } from "./ubl-totals.ts";

const SCHEMA = "urn:oasis:names:specification:ubl:schema:xsd";
const CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
const PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
// PEPPOL-EN16931-R003 wants a reference of the buyer or an order; neither is on record.
const NO_REFERENCE = "n/a";

/**
 * The invoice as UBL 2.1 by Peppol BIS Billing 3.0, a specification of EN 16931; a credit note as `CreditNote`. The
 * same invoice gives the same bytes.
 */
export function renderUbl(source: EInvoiceSource): Uint8Array {
  const invoice = eInvoiceOf(source);
  return xmlDocument(invoice.typeCode === "381" ? creditNote(invoice) : plainInvoice(invoice));
}

function plainInvoice(invoice: EInvoice): XmlElement {
  return root("Invoice", [
    ...head(invoice),
    cbc("DueDate", invoice.dueOn),
    cbc("InvoiceTypeCode", invoice.typeCode),
    cbc("Note", invoice.note),
    cbc("TaxPointDate", invoice.taxPointOn ?? ""),
    ...body(invoice),
    ...ublLines(invoice, { line: "InvoiceLine", quantity: "InvoicedQuantity" }),
  ]);
}

// A day that it is due on stands with an account only, and a credit note has none.
function creditNote(invoice: EInvoice): XmlElement {
  return root("CreditNote", [
    ...head(invoice),
    cbc("TaxPointDate", invoice.taxPointOn ?? ""),
    cbc("CreditNoteTypeCode", invoice.typeCode),
    cbc("Note", invoice.note),
    ...body(invoice),
    ...ublLines(invoice, { line: "CreditNoteLine", quantity: "CreditedQuantity" }),
  ]);
}

const root = (name: string, parts: (XmlElement | null)[]): XmlElement =>
  element(name, parts, {
    xmlns: `${SCHEMA}:${name}-2`,
    "xmlns:cac": `${SCHEMA}:CommonAggregateComponents-2`,
    "xmlns:cbc": `${SCHEMA}:CommonBasicComponents-2`,
  });

const head = ({ number, issuedOn }: EInvoice) => [
  cbc("CustomizationID", CUSTOMIZATION),
  cbc("ProfileID", PROFILE),
  cbc("ID", number),
  cbc("IssueDate", issuedOn),
];

function body(invoice: EInvoice): (XmlElement | null)[] {
  const { currency, ownVat, credited } = invoice;
  return [
    cbc("DocumentCurrencyCode", currency),
    ownVat && cbc("TaxCurrencyCode", ownVat.currency),
    cbc("BuyerReference", NO_REFERENCE),
    credited &&
      cac("BillingReference", [
        cac("InvoiceDocumentReference", [cbc("ID", credited.number), cbc("IssueDate", credited.issuedOn)]),
      ]),
    cac("AccountingSupplierParty", [ublParty(invoice.seller)]),
    cac("AccountingCustomerParty", [ublParty(invoice.buyer)]),
    cac("Delivery", [cbc("ActualDeliveryDate", invoice.deliveredOn)]),
    paymentMeans(invoice.payment),
    ...allowances(invoice),
    taxTotal(invoice),
    ownVat && cac("TaxTotal", [amount("TaxAmount", ownVat.minor, ownVat.currency)]),
    legalMonetaryTotal(invoice),
  ];
}
