import { Plus } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { OpenBatches } from "#components/batches/open-batches.tsx";
import { InvoiceList } from "#components/invoices/invoice-list.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { AttentionList } from "#components/overview/attention-list.tsx";
import { InvoiceTiles } from "#components/overview/invoice-tiles.tsx";
import { LatestDeliveries } from "#components/overview/latest-deliveries.tsx";
import { MonthChart } from "#components/overview/month-chart.tsx";
import { OverviewSection } from "#components/overview/overview-section.tsx";
import { FirstStepsList } from "#components/shell/first-steps.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { listInvoices } from "#lib/invoices/list-invoices.ts";
import { sumInvoices } from "#lib/invoices/sum-invoices.ts";
import { sumMonths } from "#lib/invoices/sum-months.ts";
import { listDeliveries } from "#lib/outbox/list-deliveries.ts";
import { readAttention } from "#lib/sending/attention.ts";
import { listOpenBatches } from "#lib/sending/batches/list-open-batches.ts";
import { readFirstSteps } from "#lib/sending/first-steps.ts";

const LATEST = 5;

export default async function OverviewPage() {
  const { company, role } = await requireSession("company:read");
  const [t, steps, attention, sums, years, invoices, { deliveries }, batches] = await Promise.all([
    getTranslations("overview"),
    readFirstSteps(company),
    readAttention(company),
    sumInvoices(company),
    sumMonths(company),
    listInvoices(company, { size: LATEST }),
    listDeliveries(company),
    listOpenBatches(company),
  ]);
  // A mailbox may fail before anything was sent from it, and no other notice says so here.
  const begun = invoices.rows.length > 0 || deliveries.length > 0 || attention.troubles.length > 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={company.name}
        actions={
          <Link href="/invoices/new" className={buttonClass("primary")}>
            <Plus className="size-4" aria-hidden="true" />
            {t("newInvoice")}
          </Link>
        }
      />
      <div className="space-y-8">
        {role === "owner" && Object.values(steps).includes(false) && <FirstStepsList done={steps} />}
        <OpenBatches batches={batches} />
        {begun && <AttentionList attention={attention} overdue={sums.overdue} owner={role === "owner"} />}
        {invoices.rows.length > 0 && (
          <>
            <InvoiceTiles sums={sums} />
            {years.map((year) => (
              <MonthChart key={year.currency} year={year} />
            ))}
            <OverviewSection title={t("latestInvoices")} href="/invoices">
              <InvoiceList rows={invoices.rows} searching={false} />
            </OverviewSection>
          </>
        )}
        {deliveries.length > 0 && (
          <OverviewSection title={t("latestDeliveries")} href="/deliveries">
            <LatestDeliveries deliveries={deliveries.slice(0, LATEST)} />
          </OverviewSection>
        )}
      </div>
      <LiveRefresh />
    </>
  );
}
