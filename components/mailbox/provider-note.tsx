import { ArrowUpRight, Info, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ProviderId } from "#lib/mailbox/choices.ts";

const APP_PASSWORDS = "https://myaccount.google.com/apppasswords";

/** What one has to know about a provider before filling in its login. */
export function ProviderNote({ provider, passwordless }: { provider: ProviderId; passwordless: boolean }) {
  const t = useTranslations("providers");
  if (passwordless && provider !== "sandbox") return <Note warning>{t("passwordlessNote")}</Note>;
  return (
    <Note warning={provider === "microsoft365"}>
      {t(`${provider}Note`)}
      {provider === "gmail" && <AppPasswordsLink />}
      {provider === "sandbox" && (
        <Link href="/sandbox" className="link mt-1 block w-fit">
          {t("sandboxLink")}
        </Link>
      )}
    </Note>
  );
}

function AppPasswordsLink() {
  const t = useTranslations("providers");
  return (
    <a
      href={APP_PASSWORDS}
      target="_blank"
      rel="noreferrer"
      className="link mt-1 flex w-fit items-center gap-1"
    >
      {t("gmailLink")}
      <ArrowUpRight className="size-4" aria-hidden="true" />
      <span className="sr-only">({t("newTab")})</span>
    </a>
  );
}

function Note({ warning, children }: { warning?: boolean; children: ReactNode }) {
  const Icon = warning ? TriangleAlert : Info;
  return (
    <div className="flex gap-3 rounded-field bg-base-200 px-4 py-3 text-sm">
      <Icon
        className={`mt-0.5 size-4.5 shrink-0 ${warning ? "text-warning" : "text-info"}`}
        aria-hidden="true"
      />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
