import { getTranslations } from "next-intl/server";
import { FirstStepsList } from "#components/shell/first-steps.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { readFirstSteps } from "#lib/sending/first-steps.ts";

export default async function OverviewPage() {
  const { company } = await requireSession("company:read");
  const [t, steps] = await Promise.all([getTranslations("overview"), readFirstSteps(company)]);
  return (
    <>
      <PageHeader title={t("title")} intro={company.name} />
      <FirstStepsList done={steps} />
    </>
  );
}
