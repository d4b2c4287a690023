import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CodeForm } from "#components/auth/code-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { readSession } from "#lib/auth/session.ts";
import { oneOf } from "#lib/base/page-query.ts";
import { signInWithCodeAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("codeTitle") };
}

/** @anyone nobody has a session yet */
export default async function SignInCodePage({ searchParams }: PageProps<"/sign-in/code">) {
  if (await readSession()) redirect("/");
  const [t, { to }] = await Promise.all([getTranslations("auth"), searchParams]);
  return (
    <>
      <PageHeader title={t("codeTitle")} intro={t("codeIntro")} />
      <CodeForm to={oneOf(to) || undefined} action={signInWithCodeAction} />
      <Link href="/sign-in" className="link mt-6 inline-block text-sm">
        {t("backToSignIn")}
      </Link>
    </>
  );
}
