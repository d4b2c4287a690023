import type { ReactNode } from "react";
import { setLocaleAction, setThemeAction } from "#app/actions.ts";
import { AppearanceMenu } from "#components/shell/appearance-menu.tsx";
import { Logo } from "#components/shell/logo.tsx";
import { requestTheme, themes } from "#lib/auth/appearance.ts";

/** @anyone nobody has a session yet */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const theme = await requestTheme();
  return (
    <div className="mx-auto flex min-h-dvh max-w-md flex-col gap-6 px-4 py-8 sm:py-14">
      <header>
        <Logo />
      </header>
      <main className="rounded-box border border-base-300 bg-base-100 p-6 sm:p-8">{children}</main>
      <footer>
        <AppearanceMenu themes={themes} theme={theme} setLocale={setLocaleAction} setTheme={setThemeAction} />
      </footer>
    </div>
  );
}
