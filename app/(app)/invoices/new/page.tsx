import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvoiceEditor } from "#components/invoices/invoice-editor.tsx";
import { NewKind } from "#components/invoices/new-kind.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { today } from "#lib/base/dates.ts";
import { oneOf, type Query } from "#lib/base/page-query.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { newCustomer } from "#lib/customers/customer-values.ts";
import { draftKinds } from "#lib/invoices/choices.ts";
import { editorSeller } from "#lib/invoices/editor-seller.ts";
import { newInvoice } from "#lib/invoices/invoice-values.ts";
import { openEditor } from "#lib/invoices/unsaved/open-editor.ts";
import { ratesFor } from "#lib/invoices/vat-rates.ts";
import { keepLineAction } from "../../catalogue/actions.ts";
import { saveCustomerAction } from "../../customers/actions.ts";
import { discardUnsavedAction, saveInvoiceAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("invoices");
  return { title: t("new") };
}

export default async function NewInvoicePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { company } = await requireSession("invoice:write");
  const [t, query, seller] = await Promise.all([
    getTranslations("invoices"),
    searchParams,
    readCompany(company.id),
  ]);
  const kind = draftKinds.find((known) => known === oneOf(query.kind)) ?? "invoice";
  const asked = oneOf(query.customer);
  const empty = newInvoice(asked, seller, ratesFor(seller, today()), kind);
  const start = await openEditor(company, empty);
  return (
    <>
      <BackLink href="/invoices">{t("title")}</BackLink>
      <PageHeader
        title={t(kind === "proforma" ? "newProforma" : "new")}
        intro={t(kind === "proforma" ? "newProformaIntro" : "newIntro")}
      />
      <NewKind chosen={kind} customerId={start.saved.form.customerId} />
      <InvoiceEditor
        key={kind}
        kind={kind}
        start={start}
        seller={editorSeller(seller)}
        newCustomer={newCustomer(seller.country)}
        save={saveInvoiceAction}
        saveCustomer={saveCustomerAction}
        keepLine={keepLineAction}
        discard={discardUnsavedAction}
      />
    </>
  );
}
