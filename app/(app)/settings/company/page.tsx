import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CompanyForm } from "#components/company/company-form.tsx";
import { NumberPatternsForm } from "#components/company/number-patterns-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { countryName } from "#lib/base/countries.ts";
import { companyForm } from "#lib/company/company-form.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { countries } from "#lib/company/schema.ts";
import { readNumbering } from "#lib/invoices/numbering/read-numbering.ts";
import { saveCompanyAction, saveNumberPatternsAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("company");
  return { title: t("title") };
}

export default async function CompanySettingsPage() {
  const { company } = await requireSession("company:write");
  const [t, locale, details, numbering] = await Promise.all([
    getTranslations("company"),
    getLocale(),
    readCompany(company.id),
    readNumbering(company),
  ]);
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <CompanyForm
        values={companyForm(details)}
        countries={countries.map((code) => ({ code, name: countryName(code, locale) }))}
        action={saveCompanyAction}
      />
      <NumberPatternsForm
        numbering={numbering}
        intro={t("numberingIntro", { year: "{YYYY}", short: "{YY}", order: "{NNNN}" })}
        action={saveNumberPatternsAction}
      />
    </>
  );
}
