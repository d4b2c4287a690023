import Link from "next/link";
import { useLocale } from "next-intl";
import { DeliveryStateBadge } from "#components/deliveries/delivery-state-badge.tsx";
import { RecipientsShort } from "#components/deliveries/recipients-short.tsx";
import { formatMoment } from "#lib/base/dates.ts";
import type { DeliveryView } from "#lib/outbox/list-deliveries.ts";

/** The newest deliveries, a line each: what, to whom, when and how far it has got. */
export function LatestDeliveries({ deliveries }: { deliveries: DeliveryView[] }) {
  const locale = useLocale();
  return (
    <ul className="divide-y divide-base-300 overflow-hidden rounded-box border border-base-300 bg-base-100">
      {deliveries.map(({ id, state, subject, recipients, createdAt, sentAt }) => {
        const when = sentAt ?? createdAt;
        return (
          <li
            key={id}
            className="relative flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-3 text-sm hover:bg-base-200 sm:px-5"
          >
            <div className="min-w-0 flex-1 basis-60">
              <Link
                href={`/deliveries/${id}`}
                className="line-clamp-2 font-medium wrap-anywhere after:absolute after:inset-0 hover:underline"
              >
                {subject}
              </Link>
              <p className="text-base-content/70">
                <RecipientsShort recipients={recipients} most={3} />
              </p>
            </div>
            <div className="flex items-baseline gap-3">
              <time dateTime={when.toISOString()} className="text-base-content/70 tabular-nums">
                {formatMoment(when, locale)}
              </time>
              <DeliveryStateBadge state={state} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
