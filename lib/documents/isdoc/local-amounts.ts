import { minorToDecimal } from "#lib/base/money.ts";
import { divided, scaled, unscaled } from "#lib/invoices/exact-decimal.ts";
import type { RateRecap } from "#lib/invoices/totals.ts";
import type { IssuedInvoice } from "../issued-invoice.ts";

const RATE_PLACES = 8;
const PRICE_PLACES = 6;

/** Minor units of the local currency for one of the invoice's: `times` / `ONE`. */
const ONE = 10n ** BigInt(RATE_PLACES);

/** The amounts of an invoice in the local currency of ISDOC: the seller's own, where the rate is known. */
export type LocalAmounts = {
  currency: string;
  /** The invoice's, where it is another one. */
  foreign: string | null;
  rate: string;
  recap: RateRecap[];
  baseMinor: bigint;
  vatMinor: bigint;
  totalMinor: bigint;
};

/** Without a rate the invoice's currency is taken for the local one. */
export function localAmounts({ currency, totals, homeRecap }: IssuedInvoice): LocalAmounts {
  if (!homeRecap) return { ...totals, currency, foreign: null, rate: "1" };
  const { rate, recap, baseMinor, vatMinor } = homeRecap;
  const totalMinor = inLocal(totals.totalMinor, { rate });
  return {
    ...{ rate, recap, baseMinor, vatMinor, totalMinor },
    currency: homeRecap.currency,
    foreign: currency,
  };
}

type Rate = { rate: string };

/** Minor units of the invoice's currency as exact ones of the local currency, both parts of the fraction. */
export function exactInLocal(minor: bigint, { rate }: Rate): { value: bigint; by: bigint } {
  return { value: minor * scaled(rate, RATE_PLACES), by: ONE };
}

export function inLocal(minor: bigint, rate: Rate): bigint {
  const { value, by } = exactInLocal(minor, rate);
  return divided(value, by);
}

/** A fraction of minor units as a price: exact, as far as six decimal places go. */
export function exactPrice(value: bigint, by: bigint): string {
  if (value % by === 0n) return minorToDecimal(value / by);
  return unscaled(divided(value * 10n ** BigInt(PRICE_PLACES - 2), by), PRICE_PLACES);
}
