import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CustomerForm } from "#components/customers/customer-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { countryChoices } from "#lib/base/countries.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { newCustomer } from "#lib/customers/customer-values.ts";
import { saveCustomerAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("customers");
  return { title: t("new") };
}

export default async function NewCustomerPage() {
  const { company } = await requireSession("customer:write");
  const [t, locale] = await Promise.all([getTranslations("customers"), getLocale()]);
  const { country } = await readCompany(company.id);
  return (
    <>
      <BackLink href="/customers">{t("title")}</BackLink>
      <PageHeader title={t("new")} intro={t("newIntro")} />
      <CustomerForm
        values={newCustomer(country)}
        countries={countryChoices(locale)}
        action={saveCustomerAction}
      />
    </>
  );
}
