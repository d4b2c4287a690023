import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ForgottenForm } from "#components/auth/forgotten-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { readSession } from "#lib/auth/session.ts";
import { settings } from "#lib/base/env.ts";
import { askResetAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("forgottenTitle") };
}

/** @anyone nobody has a session yet */
export default async function ForgottenPage() {
  if (await readSession()) redirect("/");
  // Who is asked then stands there.
  if (!settings().systemMail) redirect("/sign-in");
  const t = await getTranslations("auth");
  return (
    <>
      <PageHeader title={t("forgottenTitle")} intro={t("forgottenIntro")} />
      <ForgottenForm action={askResetAction} />
      <Link href="/sign-in" className="link mt-6 inline-block text-sm">
        {t("backToSignIn")}
      </Link>
    </>
  );
}
