import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { WelcomeForm } from "#components/auth/welcome-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { signUpIsOpen } from "#lib/auth/create-account.ts";
import { PASSWORD_MIN } from "#lib/auth/schema.ts";
import { readSession } from "#lib/auth/session.ts";
import { createAccountAction } from "./actions.ts";

/** @anyone nobody has a session yet */
export default async function WelcomePage() {
  if (await readSession()) redirect("/");
  if (!(await signUpIsOpen())) redirect("/sign-in");
  const t = await getTranslations("auth");
  return (
    <>
      <PageHeader title={t("welcomeTitle")} intro={t("welcomeIntro")} />
      <WelcomeForm passwordMin={PASSWORD_MIN} action={createAccountAction} />
    </>
  );
}
