import { formatLocales, type Locale } from "./locale.ts";
import { minorToDecimal, withMinus } from "./money.ts";

const formats = new Map<string, Intl.NumberFormat>();

/** "1 234,50": minor units without the currency, for columns whose foot names it. */
export function formatAmount(minor: bigint, locale: Locale): string {
  return withMinus(formatOf(locale, 2, 2).format(minorToDecimal(minor)));
}

/** "1,5": a decimal string with as many places as it has. */
export function formatQuantity(decimal: string, locale: Locale): string {
  return withMinus(formatOf(locale, 0, 4).format(decimal as `${number}`));
}

/** "25,285": a decimal string with as many places as exchange rates have. */
export function formatExchangeRate(decimal: string, locale: Locale): string {
  return formatOf(locale, 0, 8).format(decimal as `${number}`);
}

/** "21 %"; the space is U+00A0, and none stands in English. */
export function formatRate(percent: string, locale: Locale): string {
  const number = formatOf(locale, 0, 2).format(percent as `${number}`);
  return locale === "en" ? `${number}%` : `${number}\u00a0%`;
}

/** A decimal string as one types it into a field: "1234,5". */
export const typedDecimal = (decimal: string, locale: Locale): string =>
  locale === "en" ? decimal : decimal.replace(".", ",");

function formatOf(locale: Locale, least: number, most: number): Intl.NumberFormat {
  const key = `${locale}${least}${most}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(formatLocales[locale], {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      useGrouping: "always",
    });
  formats.set(key, format);
  return format;
}
