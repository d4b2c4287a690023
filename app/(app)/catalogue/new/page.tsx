import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ItemForm } from "#components/catalogue/item-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { today } from "#lib/base/dates.ts";
import { newItem } from "#lib/catalogue/item-values.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { ratesFor } from "#lib/invoices/vat-rates.ts";
import { saveItemAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalogue");
  return { title: t("new") };
}

export default async function NewItemPage() {
  const { company } = await requireSession("catalogue:write");
  const [t, seller] = await Promise.all([getTranslations("catalogue"), readCompany(company.id)]);
  const vatRates = ratesFor(seller, today());
  return (
    <>
      <BackLink href="/catalogue">{t("title")}</BackLink>
      <PageHeader title={t("new")} />
      <ItemForm values={newItem(seller.country, vatRates)} vatRates={vatRates} action={saveItemAction} />
    </>
  );
}
