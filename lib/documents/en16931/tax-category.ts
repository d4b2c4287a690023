import { translatorFor } from "#lib/base/messages.ts";
import { vatNotice } from "#lib/invoices/counting.ts";
import { hundredthsOf } from "#lib/invoices/percent.ts";
import type { EInvoiceSource } from "./e-invoice-source.ts";

/** What VAT there is on a line, an allowance or a row of the breakdown (BT-151, BT-95, BT-118 and their rates). */
export type TaxCategory = {
  /** UNTDID 5305: S standard rate, Z zero rate, E exempt, AE reverse charge, O outside the scope of VAT. */
  id: "S" | "Z" | "E" | "AE" | "O";
  /** Percent; null outside the scope of VAT, where there is none (BR-O-05). */
  percent: string | null;
};

/** Why there is no VAT (BT-120, BT-121): in the breakdown, and only there (BR-E-10, BR-AE-10, BR-O-10). */
export type Exemption = { code: string; reason: string };

type Terms = Pick<EInvoiceSource, "vatMode" | "language" | "seller">;

export function taxCategory({ vatMode, seller }: Terms, vatRate: string): TaxCategory {
  // Without VAT the rate is 0, whatever a line had (BR-AE-05, BR-E-05).
  if (vatMode === "reverseCharge") return { id: "AE", percent: "0" };
  if (!seller.vatPayer) return { id: "O", percent: null };
  if (vatMode === "exempt") return { id: "E", percent: "0" };
  return { id: hundredthsOf(vatRate) === 0n ? "Z" : "S", percent: vatRate };
}

export function exemptionOf({ vatMode, language, seller }: Terms): Exemption | null {
  const t = translatorFor(language, "document");
  if (vatMode === "reverseCharge") return { code: "VATEX-EU-AE", reason: t(vatMode) };
  const notice = vatNotice(seller);
  if (notice) return { code: "VATEX-EU-O", reason: t(notice) };
  return vatMode === "exempt" ? { code: "", reason: t(vatMode) } : null;
}
