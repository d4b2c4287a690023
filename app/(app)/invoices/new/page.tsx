import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { InvoiceEditor } from "#components/invoices/invoice-editor.tsx";
import { NewKind } from "#components/invoices/new-kind.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { today } from "#lib/base/dates.ts";
import { oneOf, type Query } from "#lib/base/page-query.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { customerChoices } from "#lib/customers/list-customers.ts";
import { draftKinds } from "#lib/invoices/choices.ts";
import { newInvoice } from "#lib/invoices/invoice-values.ts";
import { ratesFor } from "#lib/invoices/vat-rates.ts";
import { saveInvoiceAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("invoices");
  return { title: t("new") };
}

export default async function NewInvoicePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { company } = await requireSession("invoice:write");
  const [t, query, seller, customers] = await Promise.all([
    getTranslations("invoices"),
    searchParams,
    readCompany(company.id),
    customerChoices(company),
  ]);
  const vatRates = ratesFor(seller, today());
  const kind = draftKinds.find((known) => known === oneOf(query.kind)) ?? "invoice";
  const asked = oneOf(query.customer);
  const customerId = customers.some(({ id }) => id === asked) ? asked : "";
  return (
    <>
      <BackLink href="/invoices">{t("title")}</BackLink>
      <PageHeader
        title={t(kind === "proforma" ? "newProforma" : "new")}
        intro={t(kind === "proforma" ? "newProformaIntro" : "newIntro")}
      />
      <NewKind chosen={kind} customerId={customerId} />
      {customers.length === 0 ? (
        <EmptyState title={t("noCustomers")}>
          <Link href="/customers/new?for=invoice" className={buttonClass("primary")}>
            {t("newCustomer")}
          </Link>
        </EmptyState>
      ) : (
        <InvoiceEditor
          key={kind}
          kind={kind}
          values={newInvoice(customerId, seller, vatRates, kind)}
          customers={customers}
          seller={{ country: seller.country, vatPayer: seller.vatPayer }}
          action={saveInvoiceAction}
        />
      )}
    </>
  );
}
