import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CompanyForm } from "#components/company/company-form.tsx";
import { LookForm } from "#components/company/look-form.tsx";
import { NumberPatternsForm } from "#components/company/number-patterns-form.tsx";
import { PictureField } from "#components/company/picture-field.tsx";
import { CustomerViewForm } from "#components/public/customer-view-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { countryName } from "#lib/base/countries.ts";
import { companyForm } from "#lib/company/company-form.ts";
import { pictureKinds } from "#lib/company/pictures/choices.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { countries } from "#lib/company/schema.ts";
import { readNumbering } from "#lib/invoices/numbering/read-numbering.ts";
import { readCustomerView } from "#lib/sending/links/customer-view.ts";
import {
  removePictureAction,
  saveCompanyAction,
  saveCustomerViewAction,
  saveLookAction,
  saveNumberPatternsAction,
} from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("company");
  return { title: t("title") };
}

export default async function CompanySettingsPage() {
  const { company } = await requireSession("company:write");
  const [t, locale, details, numbering, customerView] = await Promise.all([
    getTranslations("company"),
    getLocale(),
    readCompany(company.id),
    readNumbering(company),
    readCustomerView(company.id),
  ]);
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <CompanyForm
        values={companyForm(details)}
        countries={countries.map((code) => ({ code, name: countryName(code, locale) }))}
        action={saveCompanyAction}
      />
      <div className="mt-6 max-w-3xl space-y-8 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6">
        <LookForm values={{ look: details.look, accent: details.accent }} action={saveLookAction} />
        <section aria-labelledby="pictures" className="border-t border-base-300 pt-6">
          <h2 id="pictures" className="mb-3 font-semibold">
            {t("pictures")}
          </h2>
          <div className="grid items-start gap-6 sm:grid-cols-2">
            {pictureKinds.map((kind) => (
              <PictureField key={kind} kind={kind} current={details[kind]} remove={removePictureAction} />
            ))}
          </div>
        </section>
      </div>
      <NumberPatternsForm
        numbering={numbering}
        intro={t("numberingIntro", { year: "{YYYY}", short: "{YY}", order: "{NNNN}" })}
        action={saveNumberPatternsAction}
      />
      <CustomerViewForm values={customerView} action={saveCustomerViewAction} />
    </>
  );
}
