import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { TestedStage } from "#lib/mailbox/test-mailbox.ts";

/** How far the test came, and how long each step took. */
export function TestStages({ stages }: { stages: TestedStage[] }) {
  const t = useTranslations("mailbox");
  return (
    <ol aria-label={t("stages")} className="space-y-1.5 text-sm">
      {stages.map(({ stage, state, ms }) => {
        const failed = state === "failed";
        const Icon = failed ? X : Check;
        return (
          <li key={stage} className={`flex items-center gap-2 ${failed ? "font-medium text-error" : ""}`}>
            <Icon className={`size-4 shrink-0 ${failed ? "" : "text-success"}`} aria-hidden="true" />
            <span className="min-w-0 flex-1">
              {t(`stage.${stage}`)}
              {failed && `: ${t("stageFailed")}`}
            </span>
            <span className="text-xs text-base-content/70 tabular-nums">{t("ms", { ms })}</span>
          </li>
        );
      })}
    </ol>
  );
}
