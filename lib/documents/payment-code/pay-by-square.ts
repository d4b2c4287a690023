import { encode, PaymentOptions } from "bysquare/pay";
import { minorToDecimal } from "#lib/base/money.ts";
import type { Payment } from "../payment-code.ts";
import { plainLetters } from "./plain-letters.ts";

const MOST_MINOR = 99_999_999_999n;

/**
 * PAY by square 1.2 of the Slovak Banking Association. Null where it cannot say the payment: from 0.01 to what SEPA
 * carries, 999,999,999.99, to somebody who has a name in plain letters, as the standard wants one.
 */
export function payBySquare({ name, iban, swift, minor, currency, variableSymbol, dueOn, message }: Payment) {
  const beneficiary = plainLetters(name, 70);
  if (minor < 1n || minor > MOST_MINOR || !beneficiary) return null;
  const payment = {
    type: PaymentOptions.PaymentOrder,
    // Eleven digits: exact in floating point.
    amount: Number(minorToDecimal(minor)),
    currencyCode: currency,
    paymentDueDate: dueOn.replaceAll("-", ""),
    ...(variableSymbol && { variableSymbol }),
    paymentNote: plainLetters(message, 140),
    bankAccounts: [{ iban, ...(swift && { bic: swift }) }],
    beneficiary: { name: beneficiary },
  };
  // All of it was checked before: by the form, here and by the choice of this code.
  return encode({ payments: [payment] }, { deburr: false, validate: false });
}
