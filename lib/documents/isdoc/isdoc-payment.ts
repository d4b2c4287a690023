import { minorToDecimal } from "#lib/base/money.ts";
import { accountNumber } from "../account-number.ts";
import type { IssuedInvoice } from "../issued-invoice.ts";
import { element, optional, type XmlElement } from "../xml.ts";

const TRANSFER_TO_ACCOUNT = "42";

/** What is to be paid, until when and where. */
export function paymentMeans({ totals, dueOn, seller, variableSymbol }: IssuedInvoice): XmlElement {
  const [number = "", bank = ""] = accountNumber(seller.iban)?.split("/") ?? [];
  return element("PaymentMeans", [
    element("Payment", [
      element("PaidAmount", minorToDecimal(totals.totalMinor)),
      element("PaymentMeansCode", TRANSFER_TO_ACCOUNT),
      // The due date comes only together with an account: without one its elements are empty.
      element("Details", [
        element("PaymentDueDate", dueOn),
        element("ID", number),
        element("BankCode", bank),
        element("Name", ""),
        element("IBAN", seller.iban),
        element("BIC", seller.swift),
        optional("VariableSymbol", variableSymbol),
      ]),
    ]),
  ]);
}
