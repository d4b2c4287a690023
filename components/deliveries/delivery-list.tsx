import { Send } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { formatMoment } from "#lib/base/dates.ts";
import type { DeliveryView } from "#lib/outbox/list-deliveries.ts";
import { DeliveryStateBadge } from "./delivery-state-badge.tsx";
import { WaitingNote } from "./waiting-note.tsx";

/** One page of deliveries: a table, on a narrow screen a card for each. */
export function DeliveryList({ deliveries, filtered }: { deliveries: DeliveryView[]; filtered: boolean }) {
  const t = useTranslations("deliveries");
  if (deliveries.length === 0) return filtered ? <NothingHere /> : <NoDeliveries />;
  return (
    <div className="overflow-hidden rounded-box border border-base-300 bg-base-100">
      <table className="w-full text-left text-sm max-xl:block">
        <thead className="border-b border-base-300 text-base-content/70 max-xl:sr-only">
          <tr>
            {(["state", "recipient", "subject", "when"] as const).map((name) => (
              <th key={name} scope="col" className="px-3 py-2.5 font-medium first:pl-5 last:pr-5">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-base-300 max-xl:block">
          {deliveries.map((delivery) => (
            <Row key={delivery.id} delivery={delivery} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const cell =
  "px-3 py-3 align-baseline first:pl-5 last:pr-5 max-xl:block max-xl:p-0 max-xl:first:p-0 max-xl:last:p-0";

function Row({ delivery }: { delivery: DeliveryView }) {
  const t = useTranslations("deliveries");
  const locale = useLocale();
  const { state, recipients, subject, createdAt, sentAt, reason, reply, invoiceId, waitsFor } = delivery;
  const when = sentAt ?? createdAt;
  return (
    <tr className="max-xl:grid max-xl:grid-cols-[minmax(0,1fr)_auto] max-xl:gap-x-4 max-xl:gap-y-1 max-xl:px-4 max-xl:py-3">
      <td className={cell}>
        <DeliveryStateBadge state={state} />
      </td>
      <td
        className={`${cell} font-medium wrap-anywhere max-xl:col-span-2 max-xl:row-start-2 xl:w-1/4 xl:min-w-52`}
      >
        {recipients[0]?.address}
        {recipients.length > 1 && (
          <span className="font-normal text-base-content/70">
            {" "}
            {t("more", { count: recipients.length - 1 })}
          </span>
        )}
      </td>
      <td className={`${cell} space-y-1 wrap-anywhere max-xl:col-span-2 max-xl:row-start-3`}>
        <p>
          {invoiceId ? (
            <Link href={`/invoices/${invoiceId}`} className="link link-hover">
              {subject}
            </Link>
          ) : (
            subject
          )}
        </p>
        {reason && (
          <p className="max-w-prose">
            <ProblemText problem={reason} />
          </p>
        )}
        <WaitingNote waitsFor={waitsFor} />
        {reply && <code className="block text-xs text-base-content/70">{reply}</code>}
      </td>
      <td
        className={`${cell} whitespace-nowrap text-base-content/70 tabular-nums max-xl:col-start-2 max-xl:row-start-1`}
      >
        <time dateTime={when.toISOString()}>{formatMoment(when, locale)}</time>
      </td>
    </tr>
  );
}

function NothingHere() {
  const t = useTranslations("deliveries");
  return (
    <EmptyState title={t("nothingTitle")}>
      <Link href="/deliveries" className={buttonClass()}>
        {t("showAll")}
      </Link>
    </EmptyState>
  );
}

function NoDeliveries() {
  const t = useTranslations("deliveries");
  return (
    <EmptyState icon={<Send className="size-9" aria-hidden="true" />} title={t("emptyTitle")}>
      <p>{t("emptyText")}</p>
      <Link href="/invoices" className={buttonClass("primary")}>
        {t("toInvoices")}
      </Link>
    </EmptyState>
  );
}
