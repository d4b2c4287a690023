import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ItemForm } from "#components/catalogue/item-form.tsx";
import { DeletePageButton } from "#components/form/delete-page-button.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { today } from "#lib/base/dates.ts";
import { itemValues } from "#lib/catalogue/item-values.ts";
import { readItem } from "#lib/catalogue/read-item.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { ratesFor } from "#lib/invoices/vat-rates.ts";
import { deleteItemAction, saveItemAction } from "../actions.ts";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalogue");
  return { title: t("item") };
}

export default async function ItemPage({ params }: Props) {
  const { company } = await requireSession("catalogue:write");
  const item = await readItem(company, (await params).id);
  if (!item) notFound();
  const [t, locale, seller] = await Promise.all([
    getTranslations("catalogue"),
    getLocale(),
    readCompany(company.id),
  ]);
  const { id, description } = item;
  return (
    <>
      <BackLink href="/catalogue">{t("title")}</BackLink>
      <PageHeader
        title={<span className="line-clamp-2">{description}</span>}
        intro={t("editIntro")}
        actions={
          <DeletePageButton
            label={t("delete")}
            title={t("deleteTitle")}
            id={id}
            action={deleteItemAction}
            back="/catalogue"
          >
            {t("deleteText", { description })}
          </DeletePageButton>
        }
      />
      <ItemForm
        values={itemValues(item, locale)}
        vatRates={ratesFor(seller, today())}
        action={saveItemAction}
      />
    </>
  );
}
