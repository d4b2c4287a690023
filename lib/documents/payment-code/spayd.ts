import { minorToDecimal } from "#lib/base/money.ts";
import type { Payment } from "../payment-code.ts";
import { plainLetters } from "./plain-letters.ts";

/**
 * QR Platba (SPAYD 1.0, qr-platba.cz). Only capitals, digits and a few signs: the QR code stays small and legible.
 * Null for an amount that it has no room for: 0.01 to 9,999,999.99.
 */
export function spayd({ iban, swift, minor, currency, variableSymbol, dueOn, message }: Payment) {
  if (minor < 1n || minor > 999_999_999n) return null;
  const attributes = [
    ["ACC", swift ? `${iban}+${swift}` : iban],
    ["AM", minorToDecimal(minor)],
    ["CC", currency],
    ["DT", dueOn.replaceAll("-", "")],
    ["X-VS", variableSymbol],
    // Of the signs of SEPA those that a code of capitals can hold.
    [
      "MSG",
      plainLetters(message, 60)
        .toUpperCase()
        .replace(/[?(),']/g, ""),
    ],
  ].filter(([, value]) => value !== "");
  return ["SPD*1.0", ...attributes.map(([name, value]) => `${name}:${value}`)].join("*");
}
