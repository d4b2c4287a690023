import { element, type XmlElement, xmlDocument } from "../xml.ts";
import { crediting } from "./crediting.ts";
import { amount, cac, cbc } from "./ubl-element.ts";
import type { UblInvoice } from "./ubl-invoice.ts";
import { ublLines } from "./ubl-lines.ts";
import { ublBuyer, ublSeller } from "./ubl-party.ts";
import { paymentMeans } from "./ubl-payment.ts";
import { allowances, taxTotal } from "./ubl-tax.ts";
import { legalMonetaryTotal } from "./ubl-totals.ts";

const SCHEMA = "urn:oasis:names:specification:ubl:schema:xsd";
const CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
const PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
// PEPPOL-EN16931-R003 wants a reference of the buyer or an order; neither is on record.
const NO_REFERENCE = "n/a";

/**
 * The invoice as UBL 2.1 by Peppol BIS Billing 3.0, a specification of EN 16931 (BT, BG and BR are its terms, groups
 * and rules); a credit note as `CreditNote`, whose amounts are positive. The same invoice gives the same bytes.
 */
export function renderUbl(invoice: UblInvoice): Uint8Array {
  return xmlDocument(invoice.kind === "creditNote" ? creditNote(crediting(invoice)) : plainInvoice(invoice));
}

function plainInvoice(invoice: UblInvoice): XmlElement {
  return root("Invoice", [
    ...head(invoice),
    cbc("DueDate", invoice.dueOn),
    cbc("InvoiceTypeCode", "380"),
    cbc("Note", invoice.note),
    taxPointDate(invoice),
    ...body(invoice),
    ...ublLines(invoice, { line: "InvoiceLine", quantity: "InvoicedQuantity" }),
  ]);
}

function creditNote(invoice: UblInvoice): XmlElement {
  return root("CreditNote", [
    ...head(invoice),
    taxPointDate(invoice),
    cbc("CreditNoteTypeCode", "381"),
    cbc("Note", [invoice.reason, invoice.note].filter(Boolean).join("\n")),
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

const head = ({ number, issuedOn }: UblInvoice) => [
  cbc("CustomizationID", CUSTOMIZATION),
  cbc("ProfileID", PROFILE),
  cbc("ID", number),
  cbc("IssueDate", issuedOn),
];

// BT-7 is of the tax: who pays none has the day of delivery (BT-72) only.
const taxPointDate = ({ seller, suppliedOn }: UblInvoice) =>
  seller.vatPayer ? cbc("TaxPointDate", suppliedOn) : null;

function body(invoice: UblInvoice): (XmlElement | null)[] {
  const { currency, homeRecap, suppliedOn } = invoice;
  return [
    cbc("DocumentCurrencyCode", currency),
    homeRecap && cbc("TaxCurrencyCode", homeRecap.currency),
    cbc("BuyerReference", NO_REFERENCE),
    billingReference(invoice),
    cac("AccountingSupplierParty", [ublSeller(invoice)]),
    cac("AccountingCustomerParty", [ublBuyer(invoice)]),
    cac("Delivery", [cbc("ActualDeliveryDate", suppliedOn)]),
    paymentMeans(invoice),
    ...allowances(invoice),
    taxTotal(invoice),
    homeRecap && cac("TaxTotal", [amount("TaxAmount", homeRecap.vatMinor, homeRecap.currency)]),
    legalMonetaryTotal(invoice),
  ];
}

/** The invoice that a credit note takes back. */
function billingReference({ kind, origin }: UblInvoice): XmlElement | null {
  if (kind !== "creditNote" || !origin) return null;
  return cac("BillingReference", [
    cac("InvoiceDocumentReference", [cbc("ID", origin.number), cbc("IssueDate", origin.issuedOn)]),
  ]);
}
