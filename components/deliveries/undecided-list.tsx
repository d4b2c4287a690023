import { CircleQuestionMark } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatMoment } from "#lib/base/dates.ts";
import type { DeliveryView } from "#lib/outbox/list-deliveries.ts";
import { RecipientsShort } from "./recipients-short.tsx";

const SHOWN = 5;

/** Above the list: which deliveries wait for a person's decision, and why. */
export function UndecidedList({ deliveries }: { deliveries: DeliveryView[] }) {
  const t = useTranslations("deliveries");
  const locale = useLocale();
  if (deliveries.length === 0) return null;
  return (
    <section
      aria-labelledby="undecided"
      className="mb-6 rounded-box border border-warning/40 bg-warning/5 p-4 sm:p-5"
    >
      <h2 id="undecided" className="flex items-start gap-2 font-semibold">
        <CircleQuestionMark className="mt-0.5 size-5 shrink-0 text-warning" aria-hidden="true" />
        {t("undecidedTitle", { count: deliveries.length })}
      </h2>
      <p className="mt-1 max-w-prose text-sm">{t("undecidedText")}</p>
      <ul className="mt-3 space-y-2 text-sm">
        {deliveries.slice(0, SHOWN).map(({ id, subject, recipients, createdAt }) => (
          <li key={id} className="flex flex-wrap gap-x-3">
            <Link href={`/deliveries/${id}`} className="link line-clamp-2 font-medium wrap-anywhere">
              {subject || t("noSubject")}
            </Link>
            <span className="min-w-0 text-base-content/70 wrap-anywhere">
              <RecipientsShort recipients={recipients} most={1} />
              {", "}
              <time dateTime={createdAt.toISOString()}>{formatMoment(createdAt, locale)}</time>
            </span>
          </li>
        ))}
      </ul>
      {deliveries.length > SHOWN && (
        <Link href="/deliveries?state=unknown" className="mt-2 link inline-block text-sm">
          {t("andMore", { count: deliveries.length - SHOWN })}
        </Link>
      )}
    </section>
  );
}
