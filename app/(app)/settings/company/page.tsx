import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CompanyForm } from "#components/company/company-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { countryName } from "#lib/base/countries.ts";
import { companyForm } from "#lib/company/company-form.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { countries } from "#lib/company/schema.ts";
import { saveCompanyAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("company");
  return { title: t("title") };
}

export default async function CompanySettingsPage() {
  const { company } = await requireSession("company:write");
  const [t, locale, details] = await Promise.all([
    getTranslations("company"),
    getLocale(),
    readCompany(company.id),
  ]);
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <CompanyForm
        values={companyForm(details)}
        countries={countries.map((code) => ({ code, name: countryName(code, locale) }))}
        action={saveCompanyAction}
      />
    </>
  );
}
