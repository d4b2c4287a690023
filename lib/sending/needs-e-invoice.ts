import type { Invoice } from "#lib/invoices/read-invoice.ts";

const FROM = "2027-01-01";

type Facts = Pick<Invoice, "kind" | "issuedOn" | "seller" | "buyer">;

/**
 * Whether a PDF by mail is no invoice: between Slovak payers of VAT from 2027 on, when it has to go as a structured
 * document through an accredited provider (zákon č. 222/2004 Z. z.). A proforma is no tax document.
 */
export function needsEInvoice({ kind, issuedOn, seller, buyer }: Facts): boolean {
  if (kind === "proforma" || issuedOn === null || issuedOn < FROM) return false;
  return seller.vatPayer && [seller, buyer].every(({ country, vatNo }) => country === "SK" && vatNo !== "");
}
