import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";

export default async function OverviewPage() {
  const { company } = await requireSession("company:read");
  const t = await getTranslations("overview");
  return <PageHeader title={t("title")} intro={company.name} />;
}
