import { Send } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { formatMoment } from "#lib/base/dates.ts";
import type { DeliveryView } from "#lib/outbox/list-deliveries.ts";
import { DeliveryStateBadge } from "./delivery-state-badge.tsx";
import { RecipientsShort } from "./recipients-short.tsx";
import { RefusedNote } from "./refused-note.tsx";
import { WaitingNote } from "./waiting-note.tsx";

type Props = {
  deliveries: DeliveryView[];
  /** By what the list was narrowed down; null when it shows all. */
  sought: "words" | "state" | null;
};

/** One page of deliveries: a table, on a narrow screen a card for each. */
export function DeliveryList({ deliveries, sought }: Props) {
  const t = useTranslations("deliveries");
  if (deliveries.length === 0) return sought ? <NothingHere sought={sought} /> : <NoDeliveries />;
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
  const { id, state, recipients, subject, createdAt, sentAt, reason, reply, waitsFor, timeZone } = delivery;
  const when = sentAt ?? createdAt;
  return (
    <tr className="relative hover:bg-base-200 max-xl:grid max-xl:grid-cols-[minmax(0,1fr)_auto] max-xl:gap-x-4 max-xl:gap-y-1 max-xl:px-4 max-xl:py-3">
      <td className={cell}>
        <DeliveryStateBadge state={state} />
      </td>
      <td className={`${cell} font-medium max-xl:col-span-2 max-xl:row-start-2 xl:w-[30%] xl:min-w-52`}>
        <RecipientsShort recipients={recipients} most={1} />
      </td>
      <td className={`${cell} space-y-1 wrap-anywhere max-xl:col-span-2 max-xl:row-start-3`}>
        <Link
          href={`/deliveries/${id}`}
          className="line-clamp-3 after:absolute after:inset-0 hover:underline"
        >
          {subject || t("noSubject")}
        </Link>
        {reason && state !== "sent" && (
          <p className="max-w-prose">
            <ProblemText problem={reason} />
          </p>
        )}
        <WaitingNote {...{ state, reason, waitsFor, timeZone }} />
        <RefusedNote recipients={recipients} state={state} />
        {reply && <code className="line-clamp-2 text-xs text-base-content/70">{reply}</code>}
      </td>
      <td
        className={`${cell} whitespace-nowrap text-base-content/70 tabular-nums max-xl:col-start-2 max-xl:row-start-1`}
      >
        <time dateTime={when.toISOString()}>{formatMoment(when, locale)}</time>
      </td>
    </tr>
  );
}

function NothingHere({ sought }: { sought: "words" | "state" }) {
  const t = useTranslations("deliveries");
  return (
    <EmptyState title={t(sought === "words" ? "notFoundTitle" : "nothingTitle")}>
      {sought === "words" && <p>{t("notFoundText")}</p>}
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
