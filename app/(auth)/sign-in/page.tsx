import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "#components/auth/sign-in-form.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { hasAccounts } from "#lib/auth/create-account.ts";
import { hadSession, readSession } from "#lib/auth/session.ts";
import { settings } from "#lib/base/env.ts";
import { oneOf } from "#lib/base/page-query.ts";
import { signInAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("signInTitle") };
}

/** @anyone nobody has a session yet */
export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  if (await readSession()) redirect("/");
  if (!(await hasAccounts())) redirect("/welcome");
  const [t, { to, done }, ended] = await Promise.all([getTranslations("auth"), searchParams, hadSession()]);
  const isReset = oneOf(done) === "reset";
  return (
    <>
      <PageHeader title={t("signInTitle")} />
      {(isReset || ended) && (
        <div className="mb-4">
          <Alert kind={isReset ? "success" : "info"}>{t(isReset ? "resetDone" : "sessionEnded")}</Alert>
        </div>
      )}
      <SignInForm to={oneOf(to) || undefined} action={signInAction} />
      {settings().systemMail ? (
        <p className="mt-6 text-sm text-base-content/70">
          {t("forgottenAsk")}{" "}
          <Link href="/forgotten" className="link">
            {t("forgottenLink")}
          </Link>
        </p>
      ) : (
        <p className="mt-6 text-sm text-base-content/70">{t("forgotten")}</p>
      )}
    </>
  );
}
