import { LogOut, Menu, X } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { setLocaleAction, setThemeAction, signOutAction, switchCompanyAction } from "#app/actions.ts";
import { UndecidedBanner } from "#components/deliveries/undecided-banner.tsx";
import { TroubleBanner } from "#components/mailbox/trouble-banner.tsx";
import { AppearanceMenu } from "#components/shell/appearance-menu.tsx";
import { CompanySwitch } from "#components/shell/company-switch.tsx";
import { Logo } from "#components/shell/logo.tsx";
import { Navigation } from "#components/shell/navigation.tsx";
import { requestTheme, themes } from "#lib/auth/appearance.ts";
import { may } from "#lib/auth/permissions.ts";
import { requireSession } from "#lib/auth/session.ts";
import { listTroubles } from "#lib/mailbox/list-troubles.ts";
import { countUndecided } from "#lib/outbox/count-deliveries.ts";

export default async function AppLayout({ children }: { children: ReactNode }) {
  const { company, user, role, others } = await requireSession("company:read");
  const [t, theme, troubles, undecided] = await Promise.all([
    getTranslations("shell"),
    requestTheme(),
    listTroubles(company),
    countUndecided(company),
  ]);
  const side = (
    <div className="flex h-full flex-col gap-6 p-4">
      <div className="px-3">
        <div className="flex items-center justify-between">
          <Logo />
          <button
            type="button"
            popoverTarget="menu"
            popoverTargetAction="hide"
            className="btn btn-square btn-ghost -my-1 -mr-2 lg:hidden"
          >
            <X className="size-5" aria-hidden="true" />
            <span className="sr-only">{t("closeMenu")}</span>
          </button>
        </div>
        <p className="mt-3 text-sm font-medium wrap-break-word">{company.name}</p>
        <CompanySwitch others={others} action={switchCompanyAction} />
      </div>
      <Navigation owner={role === "owner"} />
      <div className="mt-auto space-y-3 border-t border-base-300 px-1 pt-4">
        <AppearanceMenu themes={themes} theme={theme} setLocale={setLocaleAction} setTheme={setThemeAction} />
        <form>
          <p className="pb-1 pl-2 text-sm text-base-content/70 wrap-anywhere">{user.email}</p>
          <button type="submit" formAction={signOutAction} className="btn btn-ghost btn-sm">
            <LogOut className="size-4" aria-hidden="true" />
            {t("signOut")}
          </button>
        </form>
      </div>
    </div>
  );
  return (
    <div className="lg:grid lg:grid-cols-[16.5rem_1fr]">
      <a href="#content" className="btn btn-primary absolute -top-20 left-2 z-50 focus:top-2">
        {t("skip")}
      </a>
      <aside className="sticky top-0 hidden h-dvh overflow-y-auto border-r border-base-300 bg-base-100 lg:block">
        {side}
      </aside>
      <header className="sticky top-0 z-20 flex items-center justify-between border-b border-base-300 bg-base-100 px-4 py-2 lg:hidden">
        <Logo />
        <button type="button" popoverTarget="menu" className="btn btn-ghost">
          <Menu className="size-5" aria-hidden="true" />
          {t("menu")}
        </button>
      </header>
      <div
        id="menu"
        popover="auto"
        className="fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-72 overflow-y-auto border-l border-base-300 bg-base-100 text-base-content shadow-xl backdrop:bg-black/40"
      >
        {side}
      </div>
      <div className="min-w-0">
        <TroubleBanner troubles={troubles} owner={role === "owner"} />
        {may(role, "delivery:write") && <UndecidedBanner {...undecided} />}
        <main id="content" className="mx-auto w-full max-w-6xl min-w-0 px-4 py-6 sm:px-8 sm:py-8">
          {children}
        </main>
      </div>
    </div>
  );
}
