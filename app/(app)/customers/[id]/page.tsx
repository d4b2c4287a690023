import { FilePlus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CustomerForm } from "#components/customers/customer-form.tsx";
import { DeletePageButton } from "#components/form/delete-page-button.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { countryChoices } from "#lib/base/countries.ts";
import { customerValues } from "#lib/customers/customer-values.ts";
import { readCustomer } from "#lib/customers/read-customer.ts";
import { deleteCustomerAction, saveCustomerAction } from "../actions.ts";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("customers");
  return { title: t("identity") };
}

export default async function CustomerPage({ params }: Props) {
  const { company } = await requireSession("customer:write");
  const customer = await readCustomer(company, (await params).id);
  if (!customer) notFound();
  const [t, locale] = await Promise.all([getTranslations("customers"), getLocale()]);
  const { id, name } = customer;
  return (
    <>
      <BackLink href="/customers">{t("title")}</BackLink>
      <PageHeader
        title={name}
        intro={t("editIntro")}
        actions={
          <>
            <DeletePageButton
              label={t("delete")}
              title={t("deleteTitle")}
              id={id}
              action={deleteCustomerAction}
              back="/customers"
            >
              {t("deleteText", { name })}
            </DeletePageButton>
            <Link href={`/invoices/new?customer=${id}`} className={buttonClass()}>
              <FilePlus className="size-4" aria-hidden="true" />
              {t("newInvoice")}
            </Link>
          </>
        }
      />
      <CustomerForm
        values={customerValues(customer)}
        countries={countryChoices(locale)}
        action={saveCustomerAction}
      />
    </>
  );
}
