import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeliveryFilter } from "#components/deliveries/delivery-filter.tsx";
import { DeliveryList } from "#components/deliveries/delivery-list.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { addressWith, type Query } from "#lib/base/page-query.ts";
import { listDeliveries } from "#lib/outbox/list-deliveries.ts";
import { deliveriesPageSchema } from "#lib/outbox/schema.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("deliveries");
  return { title: t("title") };
}

export default async function DeliveriesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { company } = await requireSession("delivery:read");
  const [t, query] = await Promise.all([getTranslations("deliveries"), searchParams]);
  const { state, before } = deliveriesPageSchema.parse(query);
  const { deliveries, older } = await listDeliveries(company, { state, before });
  const filtered = state !== undefined || before !== undefined;
  return (
    <>
      <LiveRefresh />
      <PageHeader title={t("title")} intro={t("intro")} />
      {(filtered || deliveries.length > 0) && <DeliveryFilter chosen={state} />}
      <DeliveryList deliveries={deliveries} filtered={filtered} />
      <Pager
        label={t("pages")}
        first={before ? { href: addressWith("/deliveries", { state }), label: t("newest") } : null}
        next={
          older ? { href: addressWith("/deliveries", { state, before: older }), label: t("older") } : null
        }
      />
      <section className="mt-10 max-w-prose text-sm text-base-content/70">
        <h2 className="font-semibold">{t("promiseTitle")}</h2>
        <p className="mt-1">{t("promise")}</p>
      </section>
    </>
  );
}
