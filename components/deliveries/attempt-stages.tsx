import { Check, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatDuration } from "#lib/base/format-measure.ts";
import type { AttemptDetail } from "#lib/outbox/read-delivery.ts";

/** How far an attempt got, with the time that each step took. */
export function AttemptStages({ stages }: Pick<AttemptDetail, "stages">) {
  const t = useTranslations("deliveries");
  const locale = useLocale();
  return (
    <ol aria-label={t("stages")} className="flex flex-wrap gap-x-4 gap-y-1">
      {stages.map(({ stage, state, ms }) => (
        <li
          key={`${stage}-${state}`}
          className={`flex items-center gap-1 ${state === "failed" ? "font-medium text-error" : ""}`}
        >
          {state === "failed" ? (
            <X className="size-4" aria-hidden="true" />
          ) : (
            <Check className="size-4 text-success" aria-hidden="true" />
          )}
          {t(`stage_${stage}`)}
          {state === "failed" && <span className="sr-only">: {t("stageFailed")}</span>}
          <span className="text-xs font-normal text-base-content/70 tabular-nums">
            {formatDuration(ms, locale)}
          </span>
        </li>
      ))}
    </ol>
  );
}
