"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action, publicAction } from "#lib/auth/action.ts";
import { chooseLocale, chooseTheme, type Theme, themes } from "#lib/auth/appearance.ts";
import { currentSession } from "#lib/auth/session.ts";
import { signOut } from "#lib/auth/sign-in.ts";
import { teamIdSchema } from "#lib/auth/team/schema.ts";
import { switchCompany } from "#lib/auth/team/switch-company.ts";
import { type Locale, locales } from "#lib/base/locale.ts";

const setLocale = publicAction(z.enum(locales), chooseLocale);
const setTheme = publicAction(z.enum(themes), chooseTheme);
const changeCompany = action("company:read", teamIdSchema, async (_company, input) =>
  switchCompany(await currentSession(), input),
);
const endSession = publicAction(z.undefined(), signOut);

export async function setLocaleAction(locale: Locale): Promise<void> {
  await setLocale(locale);
}

export async function setThemeAction(theme: Theme): Promise<void> {
  await setTheme(theme);
}

export async function switchCompanyAction(id: string): Promise<void> {
  await changeCompany({ id });
  redirect("/");
}

export async function signOutAction(): Promise<void> {
  await endSession(undefined);
  redirect("/sign-in");
}
