import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatMoment } from "#lib/base/dates.ts";
import type { DeliveryDetail, DeliveryHistory } from "#lib/outbox/read-delivery.ts";
import { deliveryDeeds } from "#lib/outbox/schema.ts";
import { AttemptEntry } from "./attempt-entry.tsx";

const SHOWN = 8;

/** Everything that happened to a delivery, the newest first: each attempt, and what persons did. */
export function DeliveryTimeline({ attempts, history }: Pick<DeliveryDetail, "attempts" | "history">) {
  const t = useTranslations("deliveries");
  const entries = [
    ...attempts.map((attempt) => ({
      at: attempt.startedAt,
      key: `attempt-${attempt.number}`,
      shown: <AttemptEntry attempt={attempt} />,
    })),
    ...history.map((deed) => ({
      at: deed.at,
      key: `${deed.event}-${deed.at.getTime()}`,
      shown: <DeedEntry deed={deed} />,
    })),
  ].sort((one, other) => other.at.getTime() - one.at.getTime());
  const [latest, earlier] = [entries.slice(0, SHOWN), entries.slice(SHOWN)];
  return (
    <section
      aria-label={t("course")}
      className="rounded-box border border-base-300 bg-base-100 p-4 text-sm sm:p-6"
    >
      <h2 className="mb-4 text-lg font-semibold">{t("course")}</h2>
      <Entries>{latest}</Entries>
      {earlier.length > 0 && (
        <details className="mt-6">
          <summary className="mb-6 cursor-pointer text-base-content/70">
            {t("earlier", { count: earlier.length })}
          </summary>
          <Entries>{earlier}</Entries>
        </details>
      )}
    </section>
  );
}

function Entries({ children }: { children: { key: string; shown: ReactNode }[] }) {
  return (
    <ol className="space-y-6">
      {children.map(({ key, shown }) => (
        <li key={key} className="space-y-2 border-l-2 border-base-300 pl-4">
          {shown}
        </li>
      ))}
    </ol>
  );
}

const known = ["queued", ...deliveryDeeds] as const;

function DeedEntry({ deed: { event, at, by } }: { deed: DeliveryHistory }) {
  const t = useTranslations("deliveries");
  const locale = useLocale();
  const word = known.find((one) => event === `delivery.${one}`);
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="font-medium">{word ? t(`event_${word}`) : event}</span>
      <span className="text-base-content/70">
        <time dateTime={at.toISOString()} className="tabular-nums">
          {formatMoment(at, locale)}
        </time>
        {by && `, ${by}`}
      </span>
    </p>
  );
}
