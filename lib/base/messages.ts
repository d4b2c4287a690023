import { createTranslator } from "use-intl/core";
import cs from "#locales/cs.json" with { type: "json" };
import en from "#locales/en.json" with { type: "json" };
import sk from "#locales/sk.json" with { type: "json" };
import { timeZone } from "./dates.ts";
import type { Locale } from "./locale.ts";

// For servers: a browser gets the sentences of its one language with the page, never this module.

export type Messages = typeof cs;

const messages: Record<Locale, Messages> = { cs, sk, en };

export function messagesOf(locale: Locale): Messages {
  return messages[locale];
}

/** What client components may say: all but the texts of documents, mails, guides and the audit, which only servers write. */
export function clientMessages(locale: Locale): Partial<Messages> {
  const { document: _document, mail: _mail, guide: _guide, audit: _audit, ...rest } = messages[locale];
  return rest;
}

/** The sentences of one namespace in a given language: for documents and mails, whose language is the customer's. */
export function translatorFor<N extends keyof Messages>(locale: Locale, namespace: N) {
  return createTranslator<Messages, N>({ locale, messages: messages[locale], namespace, timeZone });
}
