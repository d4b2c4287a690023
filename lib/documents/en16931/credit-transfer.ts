import type { EInvoiceSource } from "./e-invoice-source.ts";

/** Where to pay (BG-16, BG-17). */
export type CreditTransfer = { meansCode: string; reference: string; iban: string; bic: string };

// UNTDID 4461.
const CREDIT_TRANSFER = "30";
const SEPA_CREDIT_TRANSFER = "58";

/** Nothing for a credit note, which nobody shall pay, and where there is no account (BR-61). */
export function creditTransfer({
  kind,
  currency,
  seller,
  variableSymbol,
}: EInvoiceSource): CreditTransfer | null {
  const { iban, swift } = seller;
  if (kind === "creditNote" || iban === "") return null;
  const meansCode = currency === "EUR" ? SEPA_CREDIT_TRANSFER : CREDIT_TRANSFER;
  return { meansCode, reference: variableSymbol, iban, bic: swift };
}
