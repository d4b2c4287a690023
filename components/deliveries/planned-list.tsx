import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatMoment } from "#lib/base/dates.ts";
import type { PlannedDelivery } from "#lib/sending/later/list-planned.ts";

type Props = {
  deliveries: PlannedDelivery[];
  /** What can be done with one. */
  deeds: (delivery: PlannedDelivery) => ReactNode;
};

/** Above the list: what waits for the time that a person chose. */
export function PlannedList({ deliveries, deeds }: Props) {
  const t = useTranslations("deliveries");
  const locale = useLocale();
  if (deliveries.length === 0) return null;
  return (
    <section
      aria-labelledby="planned"
      className="mb-6 rounded-box border border-base-300 bg-base-100 p-4 sm:p-5"
    >
      <h2 id="planned" className="font-semibold">
        {t("plannedTitle", { count: deliveries.length })}
      </h2>
      <ul className="mt-2 divide-y divide-base-300 text-sm">
        {deliveries.map((delivery) => (
          <li key={delivery.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
            <div className="min-w-0 flex-1 basis-64">
              <Link
                href={`/deliveries/${delivery.id}`}
                className="link line-clamp-2 font-medium wrap-anywhere"
              >
                {delivery.subject || t("noSubject")}
              </Link>
              <span className="text-base-content/70 wrap-anywhere">{delivery.recipients.join(", ")}</span>
            </div>
            <time dateTime={delivery.plannedFor.toISOString()} className="tabular-nums">
              {formatMoment(delivery.plannedFor, locale)}
            </time>
            <div className="flex flex-wrap gap-2">{deeds(delivery)}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
