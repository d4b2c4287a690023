import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { ChangePlan } from "#components/deliveries/change-plan.tsx";
import { DeliveryDeeds } from "#components/deliveries/delivery-deeds.tsx";
import { DeliveryFacts } from "#components/deliveries/delivery-facts.tsx";
import { DeliveryMeaning } from "#components/deliveries/delivery-meaning.tsx";
import { DeliveryStateBadge } from "#components/deliveries/delivery-state-badge.tsx";
import { DeliveryTimeline } from "#components/deliveries/delivery-timeline.tsx";
import { ResolveChoices } from "#components/deliveries/resolve-choices.tsx";
import { ResolvePanel } from "#components/deliveries/resolve-panel.tsx";
import { SentMessage } from "#components/deliveries/sent-message.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireSession } from "#lib/auth/session.ts";
import { openMessage } from "#lib/base/open-message.ts";
import { readInvoice } from "#lib/invoices/read-invoice.ts";
import { readDelivery, readDeliveryMime } from "#lib/outbox/read-delivery.ts";
import { readPlan } from "#lib/sending/later/list-planned.ts";
import {
  cancelDeliveryAction,
  changePlanAction,
  releaseDeliveryAction,
  resendToRefusedAction,
  resolveDeliveryAction,
  retryDeliveryAction,
} from "../actions.ts";

// The title and the page want the same delivery of the same request.
const readOnce = cache(readDelivery);

type Props = PageProps<"/deliveries/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await requireSession("delivery:read");
  const [t, delivery] = await Promise.all([
    getTranslations("deliveries"),
    readOnce(company, (await params).id),
  ]);
  return { title: delivery?.subject || t("noSubject") };
}

export default async function DeliveryPage({ params }: Props) {
  const { company, role } = await requireSession("delivery:read");
  const delivery = await readOnce(company, (await params).id);
  if (!delivery) notFound();
  const { id, state, subject, invoiceId, sha256 } = delivery;
  const [t, invoice, sent, plan] = await Promise.all([
    getTranslations("deliveries"),
    invoiceId ? readInvoice(company, invoiceId) : null,
    readDeliveryMime(company, id),
    readPlan(company, id),
  ]);
  const deeds = may(role, "delivery:write") ? delivery.deeds : [];
  return (
    <>
      <BackLink href="/deliveries">{t("title")}</BackLink>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-3 wrap-anywhere">
            {subject || t("noSubject")}
            <DeliveryStateBadge state={state} />
          </span>
        }
        actions={
          <>
            {plan && may(role, "delivery:write") && (
              <ChangePlan id={id} plan={plan} change={changePlanAction} />
            )}
            {deeds.length > 0 && (
              <DeliveryDeeds
                id={id}
                deeds={deeds}
                rejected={state === "rejected"}
                actions={{
                  cancel: cancelDeliveryAction,
                  retry: retryDeliveryAction,
                  release: releaseDeliveryAction,
                }}
                resend={resendToRefusedAction}
              />
            )}
          </>
        }
      />
      <div className="space-y-6">
        <div aria-live="polite">
          {deeds.includes("resolve") ? (
            <ResolvePanel delivery={delivery}>
              <ResolveChoices id={id} left={delivery.leftAt !== null} action={resolveDeliveryAction} />
            </ResolvePanel>
          ) : (
            <DeliveryMeaning delivery={delivery} />
          )}
        </div>
        <DeliveryFacts delivery={delivery} invoiceNumber={invoice?.number ?? null} />
        <DeliveryTimeline attempts={delivery.attempts} history={delivery.history} />
        <SentMessage id={id} message={sent && (await openMessage(sent.mime))} sha256={sha256} />
      </div>
      <LiveRefresh />
    </>
  );
}
