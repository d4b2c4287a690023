import { minorToDecimal } from "#lib/base/money.ts";
import type { Payment } from "../payment-code.ts";
import { plainLetters } from "./plain-letters.ts";

const MOST_MINOR = 99_999_999_999n;

/**
 * The code of a SEPA credit transfer (EPC069-12, version 002, UTF-8): each element on its own line, what is empty at
 * the end left out. It knows neither a due date nor a variable symbol: this stands in the remittance information as
 * Slovak banks write it. Null where it cannot say the payment: 0.01 to 999,999,999.99, to somebody with a name.
 */
export function epc({ name, iban, swift, minor, variableSymbol, message }: Payment) {
  const beneficiary = plainLetters(name, 70);
  if (minor < 1n || minor > MOST_MINOR || !beneficiary) return null;
  const symbol = variableSymbol && `/VS${variableSymbol}`;
  const remittance = [symbol, plainLetters(message, 140)].filter(Boolean).join(" ").slice(0, 140);
  const [purpose, reference] = ["", ""];
  return [
    ...["BCD", "002", "1", "SCT", swift, beneficiary, iban, `EUR${minorToDecimal(minor)}`],
    ...[purpose, reference, remittance],
  ]
    .join("\n")
    .trimEnd();
}
