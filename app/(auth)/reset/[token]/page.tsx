import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ResetForm } from "#components/auth/reset-form.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { openReset } from "#lib/auth/reset/reset-link.ts";
import { PASSWORD_MIN } from "#lib/auth/schema.ts";
import { settings } from "#lib/base/env.ts";
import { resetPasswordAction } from "./actions.ts";

// Whoever has the address may set the password: it is told to nobody.
export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };

/** @anyone whoever holds the link of a reset */
export default async function ResetPage({ params }: PageProps<"/reset/[token]">) {
  const { token } = await params;
  const [t, reset] = await Promise.all([getTranslations("auth"), openReset(token)]);
  if (!reset) {
    const byMail = settings().systemMail !== undefined;
    return (
      <>
        <PageHeader title={t("resetGoneTitle")} intro={t(byMail ? "resetGoneAsk" : "resetGoneText")} />
        <Link href={byMail ? "/forgotten" : "/sign-in"} className={buttonClass()}>
          {t(byMail ? "forgottenLink" : "toSignIn")}
        </Link>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("resetTitle")} intro={t("resetIntro", reset)} />
      <ResetForm token={token} {...reset} passwordMin={PASSWORD_MIN} action={resetPasswordAction} />
    </>
  );
}
