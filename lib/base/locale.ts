import { createTranslator } from "use-intl/core";
import cs from "#locales/cs.json" with { type: "json" };
import en from "#locales/en.json" with { type: "json" };
import sk from "#locales/sk.json" with { type: "json" };

export const locales = ["cs", "sk", "en"] as const;
export type Locale = (typeof locales)[number];
export type Messages = typeof cs;
const defaultLocale: Locale = "cs";

/** Each language's own name, for the switcher. */
export const localeNames: Record<Locale, string> = { cs: "Čeština", sk: "Slovenčina", en: "English" };

/** The region whose money and date formats a language uses. */
export const formatLocales: Record<Locale, string> = { cs: "cs-CZ", sk: "sk-SK", en: "en-GB" };

const messages: Record<Locale, Messages> = { cs, sk, en };

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

export function messagesOf(locale: Locale): Messages {
  return messages[locale];
}

/** What client components may say: all but the texts of documents and mails, which only servers write. */
export function clientMessages(locale: Locale): Partial<Messages> {
  const { document: _document, mail: _mail, ...rest } = messages[locale];
  return rest;
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

/** The sentences of one namespace in a given language: for documents and mails, whose language is the customer's. */
export function translatorFor<N extends keyof Messages>(locale: Locale, namespace: N) {
  return createTranslator<Messages, N>({
    locale,
    messages: messages[locale],
    namespace,
    timeZone: "Europe/Prague",
  });
}
