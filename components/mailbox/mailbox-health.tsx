import { useLocale, useTranslations } from "next-intl";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { formatMoment } from "#lib/base/dates.ts";
import type { MailboxRow } from "#lib/mailbox/list-mailboxes.ts";

/** Since when a mailbox works or fails and why, when it was last all right, and the limit that is used. */
export function MailboxHealth({ mailbox }: { mailbox: MailboxRow }) {
  const t = useTranslations("mailbox");
  const locale = useLocale();
  const { state, workingSince, failingSince, failingReason, pausedReason, pausedUntil, lastSuccessAt } =
    mailbox;
  const when = (moment: Date) => ({ when: formatMoment(moment, locale) });
  const reason = state === "failing" ? failingReason : state === "paused" ? pausedReason : null;
  return (
    <div className="space-y-1 text-sm text-base-content/80">
      {state === "neverTested" && <p>{t("neverTested")}</p>}
      {state === "working" && workingSince && <p>{t("workingSince", when(workingSince))}</p>}
      {state === "failing" && failingSince && <p>{t("failingSince", when(failingSince))}</p>}
      {reason && (
        <p className="wrap-anywhere">
          <ProblemText problem={reason} />
        </p>
      )}
      {state === "paused" && pausedUntil && <p>{t("pausedUntil", when(pausedUntil))}</p>}
      {(state === "failing" || (state === "paused" && !pausedUntil)) && (
        <p className="font-medium">{t("pausedText")}</p>
      )}
      {state !== "working" && lastSuccessAt && !reason?.includes("when=") && (
        <p>{t("lastSuccess", when(lastSuccessAt))}</p>
      )}
      <Usage mailbox={mailbox} />
    </div>
  );
}

function Usage({ mailbox: { used, limit } }: { mailbox: MailboxRow }) {
  const t = useTranslations("mailbox");
  if (limit === null) return <p>{t("usageUnlimited", { used })}</p>;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <meter
        aria-label={t("usageLabel")}
        className="h-2 w-28"
        min={0}
        max={limit}
        high={limit * 0.9}
        optimum={0}
        value={Math.min(used, limit)}
      />
      <p className="min-w-0">{t("usage", { used, limit, free: Math.max(limit - used, 0) })}</p>
    </div>
  );
}
