import { useLocale, useTranslations } from "next-intl";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { formatMoment } from "#lib/base/dates.ts";
import { formatDuration } from "#lib/base/format-measure.ts";
import type { AttemptDetail } from "#lib/outbox/read-delivery.ts";
import { AttemptStages } from "./attempt-stages.tsx";

const looks = {
  sent: "badge-soft badge-success",
  refused: "badge-soft badge-error",
  failed: "badge-soft badge-warning",
  account: "badge-soft badge-warning",
  unknown: "badge-soft badge-warning",
  abandoned: "badge-soft badge-warning",
  running: "badge-soft badge-info",
} as const;

/** One attempt to send: when, how long, how far it got, how it ended, and which worker made it. */
export function AttemptEntry({ attempt }: { attempt: AttemptDetail }) {
  const t = useTranslations("deliveries");
  const locale = useLocale();
  const { number, startedAt, finishedAt, dotReleasedAt, worker, reason, reply, stages } = attempt;
  const outcome = outcomeOf(attempt);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{t("attemptNumber", { number })}</span>
        <span className={`badge badge-sm ${looks[outcome]}`}>{t(`attempt_${outcome}`)}</span>
        <span className="text-base-content/70 tabular-nums">
          <time dateTime={startedAt.toISOString()}>{formatMoment(startedAt, locale)}</time>
          {finishedAt &&
            `, ${t("took", { duration: formatDuration(finishedAt.getTime() - startedAt.getTime(), locale) })}`}
        </span>
      </p>
      {reason && outcome !== "sent" && (
        <p className="max-w-prose">
          <ProblemText problem={reason} />
        </p>
      )}
      {stages.length > 0 && <AttemptStages stages={stages} />}
      {reply && (
        <p className="text-base-content/70 wrap-anywhere">
          {t("reply")}: <code className="text-xs">{reply}</code>
        </p>
      )}
      <p className="text-base-content/70 wrap-anywhere">
        {dotReleasedAt
          ? t("dotReleased", { when: formatMoment(dotReleasedAt, locale) })
          : finishedAt && t("dotHeld")}{" "}
        {t("worker", { worker })}
      </p>
    </>
  );
}

function outcomeOf({ outcome, finishedAt }: AttemptDetail): keyof typeof looks {
  if (!finishedAt || outcome === null) return "running";
  return outcome in looks ? (outcome as keyof typeof looks) : "failed";
}
