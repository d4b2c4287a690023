import { minorToDecimal } from "#lib/base/money.ts";
import { accountNumber } from "../account-number.ts";
import type { IssuedInvoice } from "../issued-invoice.ts";
import { element, optional, type XmlElement } from "../xml.ts";
import type { LocalAmounts } from "./local-amounts.ts";

const TRANSFER_TO_ACCOUNT = "42";

/** What is to be paid in the local currency, the only one that ISDOC has a place for here, until when and where. */
export function paymentMeans(
  { dueOn, seller, variableSymbol }: IssuedInvoice,
  local: LocalAmounts,
): XmlElement {
  const [number = "", bank = ""] = accountNumber(seller.iban)?.split("/") ?? [];
  return element("PaymentMeans", [
    element("Payment", [
      element("PaidAmount", minorToDecimal(local.totalMinor)),
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
