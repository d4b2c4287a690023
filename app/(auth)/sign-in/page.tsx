import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "#components/auth/sign-in-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { hasAccounts } from "#lib/auth/create-account.ts";
import { readSession } from "#lib/auth/session.ts";
import { signInAction } from "./actions.ts";

export default async function SignInPage() {
  if (await readSession()) redirect("/");
  if (!(await hasAccounts())) redirect("/welcome");
  const t = await getTranslations("auth");
  return (
    <>
      <PageHeader title={t("signInTitle")} />
      <SignInForm action={signInAction} />
    </>
  );
}
