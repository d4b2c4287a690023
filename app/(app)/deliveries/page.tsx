import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeliveryFilter } from "#components/deliveries/delivery-filter.tsx";
import { DeliveryList } from "#components/deliveries/delivery-list.tsx";
import { PlannedDeeds } from "#components/deliveries/planned-deeds.tsx";
import { PlannedList } from "#components/deliveries/planned-list.tsx";
import { RestoredNotice } from "#components/deliveries/restored-notice.tsx";
import { UndecidedList } from "#components/deliveries/undecided-list.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { SearchForm } from "#components/ui/search-form.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireSession } from "#lib/auth/session.ts";
import { addressWith, type Query } from "#lib/base/page-query.ts";
import { countDeliveries, countRestored } from "#lib/outbox/count-deliveries.ts";
import { listDeliveries, listUndecided } from "#lib/outbox/list-deliveries.ts";
import { deliveriesPageSchema } from "#lib/outbox/schema.ts";
import {
  listPlanned,
  listPlannedBatches,
  type PlannedBatch,
  type PlannedDelivery,
} from "#lib/sending/later/list-planned.ts";
import { cancelBatchAction, changeBatchPlanAction, sendBatchNowAction } from "../sending/actions.ts";
import {
  cancelDeliveryAction,
  changePlanAction,
  releaseRestoredAction,
  retryDeliveryAction,
} from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("deliveries");
  return { title: t("title") };
}

export default async function DeliveriesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { company, role } = await requireSession("delivery:read");
  const [t, query] = await Promise.all([getTranslations("deliveries"), searchParams]);
  const { state, q = "", before } = deliveriesPageSchema.parse(query);
  const [{ deliveries, older }, counts, undecided, restored, planned, batches] = await Promise.all([
    listDeliveries(company, { state, search: q, before }),
    countDeliveries(company),
    listUndecided(company),
    countRestored(company),
    listPlanned(company),
    listPlannedBatches(company),
  ]);
  const any = Object.values(counts).some((count) => count > 0);
  const sought = q || before ? "words" : state ? "state" : null;
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <RestoredNotice
        count={restored}
        release={may(role, "company:write") ? releaseRestoredAction : undefined}
      />
      <UndecidedList deliveries={undecided} />
      <PlannedList
        deliveries={planned}
        batches={batches}
        deeds={may(role, "delivery:write") ? deedsOf : undefined}
      />
      {any && (
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
          <DeliveryFilter chosen={state} counts={counts} search={q} />
          <SearchForm
            action="/deliveries"
            label={t("search")}
            placeholder={t("searchHint")}
            submit={t("find")}
            value={q}
            kept={{ state }}
          />
        </div>
      )}
      <DeliveryList deliveries={deliveries} sought={any ? sought : null} />
      <Pager
        label={t("pages")}
        first={before ? { href: addressWith("/deliveries", { state, q }), label: t("newest") } : null}
        next={
          older ? { href: addressWith("/deliveries", { state, q, before: older }), label: t("older") } : null
        }
      />
      <section className="mt-10 max-w-prose text-sm text-base-content/70">
        <h2 className="font-semibold">{t("promiseTitle")}</h2>
        <p className="mt-1">{t("promise")}</p>
      </section>
      <LiveRefresh />
    </>
  );
}

function deedsOf(plan: PlannedDelivery | PlannedBatch) {
  const deeds =
    "count" in plan
      ? { change: changeBatchPlanAction, now: sendBatchNowAction, cancel: cancelBatchAction }
      : { change: changePlanAction, now: retryDeliveryAction, cancel: cancelDeliveryAction };
  return <PlannedDeeds id={plan.id} plan={plan} {...deeds} />;
}
