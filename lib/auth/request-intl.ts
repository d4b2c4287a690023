import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { timeZone } from "#lib/base/dates.ts";
import { isLocale, type Locale, negotiateLocale } from "#lib/base/locale.ts";
import { messagesOf } from "#lib/base/messages.ts";

const COOKIE = "obalka-language";
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The language of this request: the person's choice, else the browser's, else Czech. */
export async function requestLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(COOKIE)?.value;
  return isLocale(chosen) ? chosen : negotiateLocale((await headers()).get("accept-language"));
}

/** Keeps the chosen language in this browser. Only in actions. */
export async function rememberLocale(locale: Locale): Promise<void> {
  (await cookies()).set(COOKIE, locale, { maxAge: YEAR_SECONDS, sameSite: "lax", path: "/" });
}

export default getRequestConfig(async () => {
  const locale = await requestLocale();
  return { locale, messages: messagesOf(locale), timeZone };
});
