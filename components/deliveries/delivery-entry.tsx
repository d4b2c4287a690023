import { useLocale, useTranslations } from "next-intl";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { formatMoment } from "#lib/base/dates.ts";
import type { DeliveryAttemptView, DeliveryView } from "#lib/outbox/list-deliveries.ts";
import { DeliveryStateBadge } from "./delivery-state-badge.tsx";
import { WaitingNote } from "./waiting-note.tsx";

/** One delivery in short: state, recipients, when, why, the server's words, and its attempts on demand. */
export function DeliveryEntry({ delivery }: { delivery: DeliveryView }) {
  const t = useTranslations("deliveries");
  const locale = useLocale();
  const { state, recipients, createdAt, sentAt, waitsFor, reason, reply, attempts } = delivery;
  return (
    <div className="min-w-0 space-y-1.5 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <DeliveryStateBadge state={state} />
        <span className="min-w-0 font-medium wrap-anywhere">
          {recipients.map(({ address }) => address).join(", ")}
        </span>
        <time dateTime={(sentAt ?? createdAt).toISOString()} className="text-base-content/70">
          {formatMoment(sentAt ?? createdAt, locale)}
        </time>
      </p>
      {reason && state !== "sent" && (
        <p className="max-w-prose">
          <ProblemText problem={reason} />
        </p>
      )}
      <WaitingNote waitsFor={waitsFor} />
      {reply && (
        <p className="text-base-content/70 wrap-anywhere">
          {t("reply")}: <code className="text-xs">{reply}</code>
        </p>
      )}
      {recipients.some(({ outcome }) => outcome === "refused") && state === "sent" && (
        <ul className="list-disc pl-5">
          {recipients
            .filter(({ outcome }) => outcome === "refused")
            .map((refused) => (
              <li key={refused.address} className="wrap-anywhere">
                {t("refusedRecipient", { address: refused.address })}{" "}
                <code className="text-xs">{refused.reply}</code>
              </li>
            ))}
        </ul>
      )}
      {attempts.length > 1 && <Attempts attempts={attempts} />}
    </div>
  );
}

function Attempts({ attempts }: { attempts: DeliveryAttemptView[] }) {
  const t = useTranslations("deliveries");
  const locale = useLocale();
  return (
    <details>
      <summary className="cursor-pointer text-base-content/70">
        {t("attempts", { count: attempts.length })}
      </summary>
      <ol className="mt-2 space-y-1 border-l border-base-300 pl-4">
        {attempts.map(({ number, startedAt, reply, stage }) => (
          <li key={number} className="wrap-anywhere">
            <time dateTime={startedAt.toISOString()}>{formatMoment(startedAt, locale)}</time>
            {stage && <span> · {t(`stage_${stage}` as "stage_connect")}</span>}
            {reply && <code className="block text-xs text-base-content/70">{reply}</code>}
          </li>
        ))}
      </ol>
    </details>
  );
}
