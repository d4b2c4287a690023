import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { InvoiceDeliveries } from "#components/deliveries/invoice-deliveries.tsx";
import { IncompleteNotice } from "#components/invoices/incomplete-notice.tsx";
import { InvoiceActions } from "#components/invoices/invoice-actions.tsx";
import { InvoiceSheet } from "#components/invoices/invoice-sheet.tsx";
import { StateBadge } from "#components/invoices/state-badge.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { SendInvoiceDialog } from "#components/sending/send-invoice-dialog.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { accountNumber } from "#lib/documents/account-number.ts";
import { documentFileName } from "#lib/documents/document-file-name.ts";
import { readInvoice } from "#lib/invoices/read-invoice.ts";
import { listInvoiceDeliveries } from "#lib/outbox/list-deliveries.ts";
import { prepareInvoiceMail } from "#lib/sending/prepare-invoice-mail.ts";
import { deleteDraftAction, issueInvoiceAction, markPaidAction, sendInvoiceAction } from "../actions.ts";

// The title and the page want the same invoice of the same request.
const readOnce = cache(readInvoice);

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await requireSession("invoice:read");
  const [t, invoice] = await Promise.all([getTranslations("invoices"), readOnce(company, (await params).id)]);
  return { title: invoice?.number ? t("invoiceTitle", { number: invoice.number }) : t("draftTitle") };
}

export default async function InvoicePage({ params }: Props) {
  const { company, role } = await requireSession("invoice:read");
  const invoice = await readOnce(company, (await params).id);
  if (!invoice) notFound();
  const { id, state, number, seller } = invoice;
  const [t, deliveries, mail] = await Promise.all([
    getTranslations("invoices"),
    listInvoiceDeliveries(company, id),
    prepareInvoiceMail(company, invoice),
  ]);
  return (
    <>
      <BackLink href="/invoices">{t("title")}</BackLink>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-3">
            {number ? t("invoiceTitle", { number }) : t("draftTitle")}
            <StateBadge state={invoice.shownState} />
          </span>
        }
        intro={state === "draft" ? t("issueHint") : undefined}
        actions={
          <>
            <InvoiceActions
              id={id}
              state={state}
              issue={issueInvoiceAction}
              markPaid={markPaidAction}
              deleteDraft={deleteDraftAction}
            />
            {state !== "draft" && (
              <SendInvoiceDialog
                invoiceId={id}
                {...mail}
                attachment={{ name: documentFileName(invoice), href: `/invoices/${id}/pdf` }}
                owner={role === "owner"}
                action={sendInvoiceAction}
              />
            )}
          </>
        }
      />
      <div className="space-y-6">
        <InvoiceDeliveries deliveries={deliveries} />
        {state === "draft" && <IncompleteNotice seller={seller} owner={role === "owner"} />}
        <InvoiceSheet invoice={invoice} account={accountNumber(seller.iban) ?? seller.iban} />
        {state !== "draft" && <LiveRefresh />}
      </div>
    </>
  );
}
