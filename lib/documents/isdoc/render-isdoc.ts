import { translatorFor } from "#lib/base/messages.ts";
import { isUnderVat } from "#lib/invoices/counting.ts";
import type { DocumentKind } from "#prisma/client/enums.ts";
import type { IssuedInvoice } from "../issued-invoice.ts";
import { element, optional, type XmlElement, xmlDocument } from "../xml.ts";
import { isdocLines } from "./isdoc-lines.ts";
import { isdocParty } from "./isdoc-party.ts";
import { paymentMeans } from "./isdoc-payment.ts";
import { legalMonetaryTotal, taxTotal } from "./isdoc-totals.ts";
import { localAmounts } from "./local-amounts.ts";

const NAMESPACE = "http://isdoc.cz/namespace/2013";
/** The standard's list of types of documents (DocumentType). */
const types: Record<DocumentKind, string> = { invoice: "1", creditNote: "2", proforma: "4" };

/**
 * The invoice as ISDOC 6.0.2 (isdoc.cz), the XML that Czech accounting programs read. Amounts are those of the
 * invoice's totals. The same invoice gives the same bytes.
 */
export function renderIsdoc(invoice: IssuedInvoice): Uint8Array {
  const { seller, buyer, language } = invoice;
  const local = localAmounts(invoice);
  const underVat = isUnderVat(invoice.vatMode, seller);
  const root = element(
    "Invoice",
    [
      element("DocumentType", types[invoice.kind]),
      element("ID", invoice.number),
      element("UUID", invoice.id),
      element("IssuingSystem", "Obálka"),
      element("IssueDate", invoice.issuedOn),
      // A proforma is no tax document: no supply has taken place.
      underVat && invoice.kind !== "proforma" ? element("TaxPointDate", invoice.suppliedOn) : null,
      element("VATApplicable", String(underVat)),
      // Required, and empty where the customer's consent is not on record.
      element("ElectronicPossibilityAgreementReference", ""),
      optional("Note", noteOf(invoice)),
      element("LocalCurrencyCode", local.currency),
      local.foreign ? element("ForeignCurrencyCode", local.foreign) : null,
      element("CurrRate", local.rate),
      element("RefCurrRate", "1"),
      element("AccountingSupplierParty", [isdocParty(seller, language, seller)]),
      element("AccountingCustomerParty", [isdocParty(buyer, language)]),
      originalDocument(invoice),
      element("InvoiceLines", isdocLines(invoice, local)),
      taxTotal(invoice, local),
      legalMonetaryTotal(invoice, local),
      paymentMeans(invoice, local),
    ],
    { xmlns: NAMESPACE, version: "6.0.2" },
  );
  return xmlDocument(root);
}

// The words that the law wants of who pays the VAT come first.
function noteOf({ kind, reason, vatMode, language, note }: IssuedInvoice): string {
  const words = vatMode !== "charged" ? translatorFor(language, "document")(vatMode) : "";
  return [words, kind === "creditNote" ? reason : "", note].filter(Boolean).join("\n");
}

/** The invoice that a credit note corrects; the standard has the reference for corrections only. */
function originalDocument({ kind, origin }: IssuedInvoice): XmlElement | null {
  if (kind !== "creditNote" || !origin) return null;
  return element("OriginalDocumentReferences", [
    element("OriginalDocumentReference", [
      element("ID", origin.number),
      element("IssueDate", origin.issuedOn),
      element("UUID", origin.id),
    ]),
  ]);
}
