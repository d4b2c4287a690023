import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GuideList } from "#components/guide/guide-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { settings } from "#lib/base/env.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("guide");
  return {
    title: t("listTitle"),
    description: t("listDescription"),
    robots: { index: true, follow: true },
    alternates: { canonical: `${settings().appUrl}/guide` },
  };
}

/** @anyone the guides are public */
export default async function GuidesPage() {
  const t = await getTranslations("guide");
  return (
    <>
      <PageHeader title={t("listTitle")} intro={t("listIntro")} />
      <GuideList />
    </>
  );
}
