import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { InvoiceEditor } from "#components/invoices/invoice-editor.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { readCompany } from "#lib/company/read-company.ts";
import { newCustomer } from "#lib/customers/customer-values.ts";
import { documentName } from "#lib/invoices/document-name.ts";
import { editorSeller } from "#lib/invoices/editor-seller.ts";
import { invoiceValues } from "#lib/invoices/invoice-values.ts";
import { readInvoice } from "#lib/invoices/read-invoice.ts";
import { openEditor } from "#lib/invoices/unsaved/open-editor.ts";
import { ratesFor } from "#lib/invoices/vat-rates.ts";
import { keepLineAction } from "../../../catalogue/actions.ts";
import { saveCustomerAction } from "../../../customers/actions.ts";
import { discardUnsavedAction, saveInvoiceAction } from "../../actions.ts";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("invoices");
  return { title: t("editTitle") };
}

export default async function EditInvoicePage({ params }: Props) {
  const { company } = await requireSession("invoice:write");
  const invoice = await readInvoice(company, (await params).id);
  if (!invoice) notFound();
  if (invoice.state !== "draft") redirect(`/invoices/${invoice.id}`);
  const [t, locale, seller] = await Promise.all([
    getTranslations("invoices"),
    getLocale(),
    readCompany(company.id),
  ]);
  const saved = invoiceValues(invoice, locale, ratesFor(seller, invoice.suppliedOn));
  return (
    <>
      <BackLink href={`/invoices/${invoice.id}`}>{t(`draftTitle_${documentName(invoice)}`)}</BackLink>
      <PageHeader title={t("editTitle")} intro={invoice.buyer.name} />
      <InvoiceEditor
        kind={invoice.kind}
        start={await openEditor(company, saved)}
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
