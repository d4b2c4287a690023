import { useLocale, useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { formatMoment } from "#lib/base/dates.ts";
import type { Problem } from "#lib/base/errors.ts";

/** Why nothing leaves this mailbox now, and what ends it. */
export function PausedNotice({ reason, until }: { reason: Problem; until: Date | null }) {
  const t = useTranslations("mailbox");
  const locale = useLocale();
  return (
    <div className="mb-6">
      <Alert kind="warning" title={t("pausedTitle")}>
        <ProblemText problem={reason} />
        <p className="mt-1">{t("pausedText")}</p>
        {until && until > new Date() && (
          <p className="mt-1">{t("pausedUntil", { when: formatMoment(until, locale) })}</p>
        )}
      </Alert>
    </div>
  );
}
