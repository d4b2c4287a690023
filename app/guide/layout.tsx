import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { setLocaleAction, setThemeAction } from "#app/actions.ts";
import { AppearanceMenu } from "#components/shell/appearance-menu.tsx";
import { Logo } from "#components/shell/logo.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { requestTheme, themes } from "#lib/auth/appearance.ts";

/**
 * The public pages: they need no session.
 * @anyone the guides are public
 */
export default async function GuideLayout({ children }: { children: ReactNode }) {
  const [t, theme] = await Promise.all([getTranslations("guide"), requestTheme()]);
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-4 sm:px-8">
      <header className="flex items-center justify-between gap-4 py-4 print:hidden">
        <Link href="/" className="rounded-field">
          <Logo />
        </Link>
        <Link href="/sign-in" className={buttonClass("secondary", true)}>
          {t("signIn")}
        </Link>
      </header>
      <main className="grow pt-6 pb-12 sm:pt-10 print:p-0">{children}</main>
      <footer className="border-t border-base-300 py-5 print:hidden">
        <AppearanceMenu themes={themes} theme={theme} setLocale={setLocaleAction} setTheme={setThemeAction} />
      </footer>
    </div>
  );
}
