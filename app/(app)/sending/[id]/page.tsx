import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BatchDeeds } from "#components/batches/batch-deeds.tsx";
import { BatchProgress } from "#components/batches/batch-progress.tsx";
import { ItemList } from "#components/batches/item-list.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireSession } from "#lib/auth/session.ts";
import { addressWith } from "#lib/base/page-query.ts";
import { listItems } from "#lib/sending/batches/list-items.ts";
import { readBatch } from "#lib/sending/batches/read-batch.ts";
import { batchPageSchema } from "#lib/sending/batches/schema.ts";
import {
  cancelBatchAction,
  changeBatchPlanAction,
  pauseBatchAction,
  resumeBatchAction,
  sendBatchNowAction,
} from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("batches");
  return { title: t("title") };
}

export default async function BatchPage({ params, searchParams }: PageProps<"/sending/[id]">) {
  const { company, role } = await requireSession("delivery:read");
  const [t, { id }, query] = await Promise.all([getTranslations("batches"), params, searchParams]);
  const batch = await readBatch(company, id);
  if (!batch) notFound();
  const { state, after } = batchPageSchema.parse(query);
  const { items, next } = await listItems(company, id, { state, after });
  const path = `/sending/${id}`;
  const { skipped } = batch.counts;
  return (
    <>
      <BackLink href="/invoices">{t("toInvoices")}</BackLink>
      <PageHeader
        title={t("title")}
        intro={t("fromMailbox", { from: batch.from })}
        actions={
          may(role, "invoice:send") && (
            <BatchDeeds
              batch={batch}
              actions={{
                ...{ pause: pauseBatchAction, resume: resumeBatchAction, cancel: cancelBatchAction },
                ...{ change: changeBatchPlanAction, now: sendBatchNowAction },
              }}
            />
          )
        }
      />
      <div className="space-y-6">
        <BatchProgress batch={batch} owner={role === "owner"} />
        {skipped > 0 && state !== "skipped" && (
          <Alert kind="warning">
            {t("skippedNote", { count: skipped })}{" "}
            <Link href={addressWith(path, { state: "skipped" })} className="link">
              {t("showReasons")}
            </Link>
          </Alert>
        )}
        <section aria-labelledby="items">
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <h2 id="items" className="font-semibold">
              {state ? t("itemsOf", { state: t(`count_${state}`) }) : t("items")}
            </h2>
            {state && (
              <Link href={path} className="link text-sm">
                {t("showAll")}
              </Link>
            )}
          </div>
          {items.length > 0 ? <ItemList items={items} /> : <p className="mt-2 text-sm">{t("noItems")}</p>}
          <Pager
            label={t("pages")}
            first={after ? { href: addressWith(path, { state }), label: t("first") } : null}
            next={next ? { href: addressWith(path, { state, after: String(next) }), label: t("next") } : null}
          />
        </section>
      </div>
      <LiveRefresh />
    </>
  );
}
