import { divided, scaled } from "./exact-decimal.ts";
import { leftBy, WHOLE } from "./percent.ts";

const QUANTITY_PLACES = 4;
const ONE = 10n ** BigInt(QUANTITY_PLACES);

type PricedLine = { quantity: string; unitPriceMinor: bigint; discount?: string };

/**
 * What a line comes to after its discount, and what the discount took off, in minor units and with or without
 * VAT as its price is. Both the amount and that before the discount are rounded once from the exact product, so
 * that amount = before − discount holds to the minor unit (Peppol BIS 3, PEPPOL-EN16931-R120), and the discount
 * is off its exact percentage by less than the two minor units that PEPPOL-EN16931-R040 allows.
 */
export function lineAmount({ quantity, unitPriceMinor, discount = "0" }: PricedLine) {
  const exact = scaled(quantity, QUANTITY_PLACES) * unitPriceMinor;
  const amountMinor = divided(exact * leftBy(discount), ONE * WHOLE);
  return { amountMinor, discountMinor: divided(exact, ONE) - amountMinor };
}
