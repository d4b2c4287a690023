import { cookies } from "next/headers";
import { db } from "#lib/base/db.ts";
import type { Locale } from "#lib/base/locale.ts";
import { rememberLocale } from "./request-intl.ts";
import { readSession } from "./session.ts";

const THEME_COOKIE = "obalka-theme";
const YEAR_SECONDS = 365 * 24 * 60 * 60;

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** What the person chose for this browser, else what the system wears. */
export async function requestTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(THEME_COOKIE)?.value;
  return themes.find((theme) => theme === chosen) ?? "system";
}

export async function chooseTheme(theme: Theme): Promise<void> {
  (await cookies()).set(THEME_COOKIE, theme, { maxAge: YEAR_SECONDS, sameSite: "lax", path: "/" });
}

/** Sets the language of this browser, and of the account where there is a session. */
export async function chooseLocale(locale: Locale): Promise<void> {
  await rememberLocale(locale);
  const session = await readSession();
  if (session) await db().user.update({ where: { id: session.user.id }, data: { locale } });
}
