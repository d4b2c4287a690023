import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { CancelDialog } from "#components/invoices/cancel-dialog.tsx";
import { CancelledNotice } from "#components/invoices/cancelled-notice.tsx";
import { CreditDialog } from "#components/invoices/credit-dialog.tsx";
import { IncompleteNotice } from "#components/invoices/incomplete-notice.tsx";
import { InvoiceActions } from "#components/invoices/invoice-actions.tsx";
import { InvoiceSheet } from "#components/invoices/invoice-sheet.tsx";
import { MissingRateNotice } from "#components/invoices/missing-rate-notice.tsx";
import { MoreActions } from "#components/invoices/more-actions.tsx";
import { PaymentDialog } from "#components/invoices/payment-dialog.tsx";
import { Payments } from "#components/invoices/payments.tsx";
import { RelatedDocuments } from "#components/invoices/related-documents.tsx";
import { StateBadge } from "#components/invoices/state-badge.tsx";
import { Timeline } from "#components/invoices/timeline.tsx";
import { UnprintableNotice } from "#components/invoices/unprintable-notice.tsx";
import { DraftUnsavedNotice } from "#components/invoices/unsaved/waiting-notice.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { OpenLinks } from "#components/public/open-links.tsx";
import { SendInvoiceDialog } from "#components/sending/send-invoice-dialog.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireSession } from "#lib/auth/session.ts";
import { accountNumber } from "#lib/documents/account-number.ts";
import { documentFileName } from "#lib/documents/document-file-name.ts";
import { unprintableTexts } from "#lib/documents/unprintable-texts.ts";
import { homeCurrency, lacksExchangeRate } from "#lib/invoices/counting.ts";
import { documentName } from "#lib/invoices/document-name.ts";
import { listFollowers } from "#lib/invoices/origin.ts";
import { leftToPay } from "#lib/invoices/payments/left-to-pay.ts";
import { listPayments } from "#lib/invoices/payments/list-payments.ts";
import { readCancellation } from "#lib/invoices/read-cancellation.ts";
import { readInvoice } from "#lib/invoices/read-invoice.ts";
import { unsavedSince } from "#lib/invoices/unsaved/read-unsaved.ts";
import { listOpenLinks } from "#lib/sending/links/invoice-links.ts";
import { prepareInvoiceMail } from "#lib/sending/prepare-invoice-mail.ts";
import { readReceiptOffer } from "#lib/sending/receipts/receipt-offer.ts";
import { readReminding } from "#lib/sending/reminders/read-settings.ts";
import { readTimeline } from "#lib/sending/timeline/read-timeline.ts";
import { cancelDeliveryAction } from "../../deliveries/actions.ts";
import { sendReminderNowAction, skipRemindersAction } from "../../reminders/actions.ts";
import {
  cancelInvoiceAction,
  creditInvoiceAction,
  deleteDraftAction,
  duplicateInvoiceAction,
  invoiceFromProformaAction,
  issueInvoiceAction,
  recordPaymentAction,
  removePaymentAction,
  revokeLinksAction,
  sendInvoiceAction,
} from "../actions.ts";

// The title and the page want the same invoice of the same request.
const readOnce = cache(readInvoice);

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await requireSession("invoice:read");
  const [t, invoice] = await Promise.all([getTranslations("invoices"), readOnce(company, (await params).id)]);
  if (!invoice) return {};
  const { number } = invoice;
  const name = documentName(invoice);
  return { title: number ? t(`title_${name}`, { number }) : t(`draftTitle_${name}`) };
}

export default async function InvoicePage({ params }: Props) {
  const { company, role } = await requireSession("invoice:read");
  const invoice = await readOnce(company, (await params).id);
  if (!invoice) notFound();
  const { id, kind, state, number, seller } = invoice;
  const name = documentName(invoice);
  const stands = state === "issued" || state === "paid";
  const sends = may(role, "invoice:send");
  const { currency, totals, paidMinor } = invoice;
  const { totalMinor } = totals;
  const [
    t,
    leftMinor,
    receipt,
    links,
    timeline,
    { settings },
    mail,
    payments,
    cancellation,
    followers,
    unsavedAt,
  ] = await Promise.all([
    getTranslations("invoices"),
    leftToPay(company, { id, totalMinor, paidMinor }),
    sends && stands && totalMinor > 0n ? readReceiptOffer(company, id) : null,
    listOpenLinks(company, id),
    readTimeline(company, id),
    readReminding(company.id),
    prepareInvoiceMail(company, invoice),
    listPayments(company, id),
    readCancellation(company, id),
    listFollowers(company, id),
    state === "draft" ? unsavedSince(company, id) : null,
  ]);
  const payable = { id, currency, totalMinor, leftMinor, receipt };
  const toInvoice =
    kind === "proforma" && state === "paid" && followers.every((each) => each.state === "cancelled");
  const issued = kind === "proforma" ? "notTaxDocument" : undefined;
  const hint = kind === "invoice" ? "issueHint" : (`issueHint_${kind}` as const);
  const introKey = state === "draft" ? hint : issued;
  return (
    <>
      <BackLink href="/invoices">{t("title")}</BackLink>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-3">
            {number ? t(`title_${name}`, { number }) : t(`draftTitle_${name}`)}
            <StateBadge state={invoice.shownState} kind={invoice.kind} />
          </span>
        }
        intro={introKey && t(introKey)}
        actions={
          <>
            <InvoiceActions
              id={id}
              state={state}
              issue={issueInvoiceAction}
              invoiceIt={toInvoice ? invoiceFromProformaAction : null}
            />
            {state === "issued" && <PaymentDialog invoice={payable} action={recordPaymentAction} />}
            {stands && sends && (
              <SendInvoiceDialog
                invoiceId={id}
                {...mail}
                attachment={{ name: documentFileName(invoice), href: `/invoices/${id}/pdf` }}
                owner={role === "owner"}
                action={sendInvoiceAction}
              />
            )}
            <MoreActions
              id={id}
              kind={kind}
              state={state}
              duplicate={duplicateInvoiceAction}
              deleteDraft={deleteDraftAction}
            >
              {stands && kind === "invoice" && number && (
                <CreditDialog invoice={{ id, number }} action={creditInvoiceAction} />
              )}
              {stands && <CancelDialog id={id} action={cancelInvoiceAction} />}
            </MoreActions>
          </>
        }
      />
      <div className="space-y-6">
        <RelatedDocuments
          origin={invoice.origin}
          reason={kind === "creditNote" ? invoice.reason : ""}
          followers={followers}
        />
        {cancellation && <CancelledNotice cancellation={cancellation} />}
        <Payments
          invoice={{ ...payable, paid: state === "paid" }}
          payments={payments}
          record={recordPaymentAction}
          remove={removePaymentAction}
        />
        <Timeline
          timeline={timeline}
          timeZone={settings.window.timeZone}
          {...(sends && {
            reminding: { sendNow: sendReminderNowAction, skip: skipRemindersAction },
            cancelMail: cancelDeliveryAction,
          })}
        />
        <OpenLinks
          invoiceId={id}
          links={links}
          timeZone={settings.window.timeZone}
          revoke={sends ? revokeLinksAction : undefined}
        />
        {unsavedAt && <DraftUnsavedNotice id={id} keptAt={unsavedAt} />}
        {state === "draft" && <IncompleteNotice seller={seller} owner={role === "owner"} />}
        {state === "draft" && <UnprintableNotice id={id} texts={unprintableTexts(invoice)} />}
        {state === "draft" && lacksExchangeRate(invoice, { ...seller, currency }) && (
          <MissingRateNotice id={id} currency={currency} home={homeCurrency(seller.country)} />
        )}
        <InvoiceSheet invoice={invoice} account={accountNumber(seller.iban) ?? seller.iban} />
        {state !== "draft" && <LiveRefresh />}
      </div>
    </>
  );
}
