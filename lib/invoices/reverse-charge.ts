import { isInEu } from "#lib/base/countries.ts";
import type { ErrorKey } from "#lib/base/errors.ts";
import type { VatDuties } from "#lib/company/vat-status.ts";
import type { VatMode } from "#prisma/client/enums.ts";
import { vatNumber } from "./vat-number.ts";

type Seller = Pick<VatDuties, "identified"> & { country: string };
type Buyer = Parameters<typeof vatNumber>[0];

/**
 * What stands against reverse charge by an identified person: it is for customers in other countries of the Union who
 * are registered for VAT (ZDPH § 6i, § 102; zákon č. 222/2004 Z. z. § 7a).
 */
export function refusalOfReverseCharge(
  vatMode: VatMode,
  { identified, country }: Seller,
  buyer: Buyer,
): ErrorKey | undefined {
  if (!identified || vatMode !== "reverseCharge") return undefined;
  if (buyer.country === country || !isInEu(buyer.country)) return "reverseChargeInUnion";
  return vatNumber(buyer) === "" ? "reverseChargeNeedsNumber" : undefined;
}
