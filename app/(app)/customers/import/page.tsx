import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportForm } from "#components/customers/import/import-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("customerImport");
  return { title: t("title") };
}

export default async function ImportCustomersPage() {
  await requireSession("customer:write");
  const [t, customers] = await Promise.all([getTranslations("customerImport"), getTranslations("customers")]);
  return (
    <>
      <BackLink href="/customers">{customers("title")}</BackLink>
      <PageHeader title={t("title")} intro={t("intro")} />
      <ImportForm />
    </>
  );
}
