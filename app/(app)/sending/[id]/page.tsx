import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BatchDeeds } from "#components/batches/batch-deeds.tsx";
import { BatchProgress } from "#components/batches/batch-progress.tsx";
import { OutcomeList } from "#components/batches/outcome-list.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { readBatch } from "#lib/sending/batches/read-batch.ts";
import { cancelBatchAction, pauseBatchAction, resumeBatchAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("batches");
  return { title: t("title") };
}

export default async function BatchPage({ params }: { params: Promise<{ id: string }> }) {
  const { company } = await requireSession("delivery:read");
  const [t, { id }] = await Promise.all([getTranslations("batches"), params]);
  const batch = await readBatch(company, id);
  if (!batch) notFound();
  return (
    <>
      <BackLink href="/invoices">{t("toInvoices")}</BackLink>
      <PageHeader
        title={t("title")}
        actions={
          <BatchDeeds
            batch={batch}
            actions={{ pause: pauseBatchAction, resume: resumeBatchAction, cancel: cancelBatchAction }}
          />
        }
      />
      <div className="space-y-6">
        <BatchProgress batch={batch} />
        {batch.skipped.length > 0 && (
          <section>
            <h2 className="font-semibold">{t("skippedTitle", { count: batch.skipped.length })}</h2>
            <OutcomeList items={batch.skipped} />
          </section>
        )}
      </div>
      <LiveRefresh />
    </>
  );
}
