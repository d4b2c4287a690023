import type { XmlElement } from "../xml.ts";
import { cac, cbc } from "./ubl-element.ts";
import type { UblInvoice } from "./ubl-invoice.ts";

// UNTDID 4461.
const CREDIT_TRANSFER = "30";
const SEPA_CREDIT_TRANSFER = "58";

/** Where to pay. Nothing of it for a credit note, which nobody shall pay, and where there is no account (BR-61). */
export function paymentMeans({ kind, currency, seller, variableSymbol }: UblInvoice): XmlElement | null {
  const { iban, swift } = seller;
  if (kind === "creditNote" || iban === "") return null;
  return cac("PaymentMeans", [
    cbc("PaymentMeansCode", currency === "EUR" ? SEPA_CREDIT_TRANSFER : CREDIT_TRANSFER),
    cbc("PaymentID", variableSymbol),
    cac("PayeeFinancialAccount", [cbc("ID", iban), cac("FinancialInstitutionBranch", [cbc("ID", swift)])]),
  ]);
}
