import { formatLocales, type Locale } from "./locale.ts";

export const currencies = ["CZK", "EUR", "USD", "GBP", "PLN"] as const;

const formats = new Map<string, Intl.NumberFormat>();

/** Minor units (haléře, cents) → "1 234,50 Kč" in the language's own way, with U+00A0 spaces and the real minus. */
export function formatMoney(minor: bigint, currency: string, locale: Locale): string {
  const key = `${locale} ${currency}`;
  let format = formats.get(key);
  if (!format) {
    const currencyDisplay = currency === "CZK" && locale !== "cs" ? "code" : "symbol";
    format = new Intl.NumberFormat(formatLocales[locale], { style: "currency", currency, currencyDisplay });
    formats.set(key, format);
  }
  return withMinus(format.format(minorToDecimal(minor)));
}

/** The real minus, as wide as the digits; formats of some languages have a hyphen. */
export const withMinus = (text: string): string => text.replace("-", "\u2212");

/** Minor units → an exact decimal string: 123450n → "1234.50". Accepted by Intl without rounding. */
export function minorToDecimal(minor: bigint): `${number}` {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, "0");
  return `${minor < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`;
}
