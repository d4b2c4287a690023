import type { VatDuties } from "#lib/company/vat-status.ts";
import type { DocumentKind, VatMode } from "#prisma/client/enums.ts";
import { vatModes } from "./choices.ts";
import { recapIn } from "./recap-in.ts";
import { type CountedLine, type Totals, totalsOf } from "./totals.ts";

/** What an invoice says of how it is counted: fields of its row, decimals as strings. */
export type Terms = {
  vatMode: VatMode;
  /** Prices hold VAT; only where it is charged. */
  pricesWithVat: boolean;
  /** Off the whole, in percent. */
  discount: string;
  /** What is paid is a multiple of the smallest coin in use. */
  rounded: boolean;
  /** Units of the seller's own currency for one of the invoice's. */
  exchangeRate: string | null;
};
/** Of the seller and the invoice: what else decides. */
export type CountingContext = VatDuties & { country: string; currency: string };
/** The recap of VAT in the seller's own currency, with the rate that it was converted at. */
export type HomeRecap = ReturnType<typeof recapIn> & { currency: string; rate: string };

/** The currency of a company's VAT return: EUR in Slovakia, CZK elsewhere. */
export const homeCurrency = (country: string): string => (country === "SK" ? "EUR" : "CZK");

/** A payer of VAT states it in their own currency too (ZDPH § 29 odst. 1 písm. l; zákon č. 222/2004 Z. z. § 74). */
export const needsExchangeRate = ({ vatPayer, country, currency }: CountingContext): boolean =>
  vatPayer && currency !== homeCurrency(country);

/** Whether it cannot be issued without a rate. A proforma is no tax document, and states no VAT of its own. */
export const lacksExchangeRate = (
  { kind, exchangeRate }: Pick<Terms, "exchangeRate"> & { kind: DocumentKind },
  context: CountingContext,
): boolean => kind !== "proforma" && exchangeRate === null && needsExchangeRate(context);

export const chargesVat = (vatMode: VatMode, { vatPayer }: { vatPayer: boolean }): boolean =>
  vatPayer && vatMode === "charged";

/** Whether it is a document of VAT: of a payer, or of an identified person whose customer abroad pays the VAT. */
export const isUnderVat = (vatMode: VatMode, { vatPayer }: { vatPayer: boolean }): boolean =>
  vatPayer || vatMode === "reverseCharge";

/** What a seller who charges no VAT says of it on documents. */
export const vatNotice = ({ vatPayer, identified }: VatDuties): "identified" | "nonPayer" | null =>
  vatPayer ? null : identified ? "identified" : "nonPayer";

/** How VAT may be dealt with on documents of this seller; an identified person charges none. */
export function vatModesOf({ vatPayer, identified }: VatDuties): readonly VatMode[] {
  if (vatPayer) return vatModes;
  return identified ? ["charged", "reverseCharge"] : ["charged"];
}

/** The one place that adds up an invoice by its terms. Where no VAT is charged, no rate of a line counts. */
export function countInvoice(lines: CountedLine[], terms: Terms, context: CountingContext): Totals {
  const { discount, pricesWithVat } = terms;
  const roundTo = terms.rounded ? smallestCoin(context.currency) : 1n;
  if (chargesVat(terms.vatMode, context)) return totalsOf(lines, { discount, roundTo, pricesWithVat });
  const vat = terms.vatMode === "reverseCharge" ? terms.vatMode : "none";
  return totalsOf(
    lines.map((line) => ({ ...line, vatRate: "0" })),
    { discount, roundTo, vat },
  );
}

// Whole crowns (zákon č. 634/1992 Sb. § 3), five cents (zákon č. 18/1996 Z. z. § 3), else whole units.
const smallestCoin = (currency: string): bigint => (currency === "EUR" ? 5n : 100n);

/** The recap in the seller's own currency; null where it is not needed, or its rate is not known. */
export function homeRecap(
  totals: Totals,
  { exchangeRate }: Terms,
  context: CountingContext,
): HomeRecap | null {
  if (exchangeRate === null || !needsExchangeRate(context)) return null;
  const recap = recapIn(totals, { rate: exchangeRate });
  return { ...recap, currency: homeCurrency(context.country), rate: exchangeRate };
}

type TermsRow = Pick<Terms, "vatMode" | "pricesWithVat" | "rounded"> & {
  discount: Decimal;
  exchangeRate: Decimal | null;
};
type Decimal = { toFixed(): string };

/** The terms of an invoice's row. */
export function termsOf({ vatMode, pricesWithVat, discount, rounded, exchangeRate }: TermsRow): Terms {
  return {
    ...{ vatMode, pricesWithVat, rounded },
    discount: discount.toFixed(),
    exchangeRate: exchangeRate?.toFixed() ?? null,
  };
}

/** The terms as they are kept: nothing that this seller and currency have no use for. */
export function keptTerms(terms: Terms, context: CountingContext): Terms {
  const vatMode = vatModesOf(context).includes(terms.vatMode) ? terms.vatMode : "charged";
  return {
    ...terms,
    vatMode,
    pricesWithVat: terms.pricesWithVat && chargesVat(vatMode, context),
    exchangeRate: needsExchangeRate(context) ? terms.exchangeRate : null,
  };
}
