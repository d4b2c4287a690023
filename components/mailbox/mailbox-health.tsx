import { useLocale, useTranslations } from "next-intl";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { formatMoment } from "#lib/base/dates.ts";
import type { MailboxRow } from "#lib/mailbox/list-mailboxes.ts";

/** Since when a mailbox works or fails and why, what it waits for, when it was last all right, and its limit. */
export function MailboxHealth({ mailbox }: { mailbox: MailboxRow }) {
  const t = useTranslations("mailbox");
  const locale = useLocale();
  const { state, workingSince, failingSince, triedAgain, lastSuccessAt } = mailbox;
  const when = (moment: Date) => ({ when: formatMoment(moment, locale) });
  const reason = reasonOf(mailbox);
  return (
    <div className="space-y-1 text-sm text-base-content/80">
      {state === "neverTested" && <p>{t(lastSuccessAt ? "newSettings" : "neverTested")}</p>}
      {state === "working" && workingSince && <p>{t("workingSince", when(workingSince))}</p>}
      {state === "failing" && failingSince && <p>{t("failingSince", when(failingSince))}</p>}
      {reason && (
        <p className="wrap-anywhere">
          <ProblemText problem={reason} />
        </p>
      )}
      {mailbox.needsPerson && (
        <p className="font-medium">{t(state === "failing" ? "mendText" : "waitsForPerson")}</p>
      )}
      {triedAgain && <p>{triedAgain === "hourly" ? t("triedHourly") : t("pausedUntil", when(triedAgain))}</p>}
      {lastSuccessAt && <p>{t("lastSuccess", when(lastSuccessAt))}</p>}
      <Usage mailbox={mailbox} />
    </div>
  );
}

function reasonOf({ state, failingReason, pausedReason }: MailboxRow): string | null {
  if (state === "paused") return pausedReason;
  return state === "failing" || state === "unavailable" ? failingReason : null;
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
