import { isBic } from "#lib/company/bank-code.ts";
import { epc } from "./payment-code/epc.ts";
import { payBySquare } from "./payment-code/pay-by-square.ts";
import { spayd } from "./payment-code/spayd.ts";

export type Payment = {
  /** Of whom is paid. */
  name: string;
  iban: string;
  swift: string;
  minor: bigint;
  currency: string;
  variableSymbol: string;
  dueOn: string;
  message: string;
};
export type PaymentCode = { standard: "spayd" | "payBySquare" | "epc"; text: string };

const standards = { spayd, payBySquare, epc };

/**
 * The text of the QR code that banks understand for this currency and account, or null where none would serve.
 * @see standardFor which one that is
 */
export function paymentCode(payment: Payment): PaymentCode | null {
  const standard = standardFor(payment);
  if (!standard) return null;
  const swift = isBic(payment.swift) ? payment.swift : "";
  const text = standards[standard]({ ...payment, swift });
  return text === null ? null : { standard, text };
}

/** ISO 3166 codes of IBANs within SEPA (EPC409-09). */
const sepa = new Set(
  (
    "AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT " +
    "RO RS SE SI SK SM VA"
  ).split(" "),
);

/**
 * Crowns to a Czech account: QR Platba. Euros to a Slovak one: PAY by square; to any other in SEPA, a Czech one too:
 * that of the EPC. Crowns to an account abroad and other currencies: banks' apps have no code for these.
 */
function standardFor({ iban, currency }: Payment): PaymentCode["standard"] | null {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return null;
  const country = iban.slice(0, 2);
  if (currency === "CZK") return country === "CZ" ? "spayd" : null;
  if (currency !== "EUR" || !sepa.has(country)) return null;
  return country === "SK" ? "payBySquare" : "epc";
}
