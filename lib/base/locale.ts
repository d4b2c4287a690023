export const locales = ["cs", "sk", "en"] as const;
export type Locale = (typeof locales)[number];
const defaultLocale: Locale = "cs";

/** Each language's own name, for the switcher. */
export const localeNames: Record<Locale, string> = { cs: "Čeština", sk: "Slovenčina", en: "English" };

/** The region whose money and date formats a language uses. */
export const formatLocales: Record<Locale, string> = { cs: "cs-CZ", sk: "sk-SK", en: "en-GB" };

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The first supported language of an Accept-Language header (RFC 9110 §12.5.4), else the default. */
export function negotiateLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.trim().split(";");
      const quality = params.find((param) => param.trim().startsWith("q="));
      return {
        language: tag.slice(0, 2).toLowerCase(),
        quality: quality ? Number(quality.trim().slice(2)) : 1,
      };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted.map(({ language }) => language).find(isLocale) ?? defaultLocale;
}
