import { Check, Circle, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatDay, today } from "#lib/base/dates.ts";
import type { ShownStage } from "./shown-stages.ts";

/** How far a test has come: each step with its time, the one that runs turning, the rest still grey. */
export function TestStages({ stages }: { stages: ShownStage[] }) {
  const t = useTranslations("mailbox");
  return (
    <ol aria-label={t("stages")} className="space-y-1.5 text-sm">
      {stages.map((stage) => (
        <Stage key={stage.stage} stage={stage} />
      ))}
    </ol>
  );
}

const looks = {
  waiting: "text-base-content/70",
  started: "font-medium",
  done: "",
  failed: "font-medium text-error",
} as const;

function Stage({ stage: { stage, state, ms, tls } }: { stage: ShownStage }) {
  const t = useTranslations("mailbox");
  const locale = useLocale();
  return (
    <li className={`flex items-start gap-2 ${looks[state]}`} data-stage={stage} data-state={state}>
      <Mark state={state} />
      <span className="min-w-0 flex-1">
        {t(`stage.${stage}`)}
        {state === "failed" && `: ${t("stageFailed")}`}
        {state === "waiting" && <span className="sr-only"> ({t("stageWaiting")})</span>}
        {state === "started" && <span className="sr-only"> ({t("stageRuns")})</span>}
        {tls && (
          <span className="block text-xs text-base-content/70 wrap-anywhere">
            {t("stageTls", {
              protocol: tls.protocol.replace("TLSv", "TLS "),
              name: tls.certificate.names[0] ?? tls.certificate.subject,
              until: formatDay(today(new Date(tls.certificate.validTo)), locale),
            })}
          </span>
        )}
      </span>
      {(state === "done" || state === "failed") && (
        <span className="pt-0.5 text-xs text-base-content/70 tabular-nums">{t("ms", { ms })}</span>
      )}
    </li>
  );
}

function Mark({ state }: { state: ShownStage["state"] }) {
  const className = "mt-0.5 size-4 shrink-0";
  if (state === "started")
    return <span className="loading loading-spinner mt-0.5 size-4 shrink-0" aria-hidden="true" />;
  if (state === "waiting") return <Circle className={`${className} opacity-50`} aria-hidden="true" />;
  if (state === "failed") return <X className={className} aria-hidden="true" />;
  return <Check className={`${className} text-success`} aria-hidden="true" />;
}
