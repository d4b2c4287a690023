import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "#components/auth/sign-in-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { hasAccounts } from "#lib/auth/create-account.ts";
import { readSession } from "#lib/auth/session.ts";
import { oneOf } from "#lib/base/page-query.ts";
import { signInAction } from "./actions.ts";

/** @anyone nobody has a session yet */
export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  if (await readSession()) redirect("/");
  if (!(await hasAccounts())) redirect("/welcome");
  const [t, { to }] = await Promise.all([getTranslations("auth"), searchParams]);
  return (
    <>
      <PageHeader title={t("signInTitle")} />
      <SignInForm to={oneOf(to) || undefined} action={signInAction} />
      <p className="mt-6 text-sm text-base-content/70">{t("forgotten")}</p>
    </>
  );
}
