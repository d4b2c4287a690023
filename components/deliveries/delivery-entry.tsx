import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { formatMoment } from "#lib/base/dates.ts";
import type { Result } from "#lib/base/result.ts";
import type { DeliveryView } from "#lib/outbox/list-deliveries.ts";
import { DeliveryStateBadge } from "./delivery-state-badge.tsx";
import { RecipientsShort } from "./recipients-short.tsx";
import { RefusedNote } from "./refused-note.tsx";
import { UndoNote } from "./undo-note.tsx";
import { WaitingNote } from "./waiting-note.tsx";

type Props = {
  delivery: DeliveryView;
  /** Takes it back, where that is offered. */
  cancel?: ((input: { id: string }) => Promise<Result<void>>) | undefined;
};

/** One delivery in short: state, recipients, when, why, the server's words, and the way to all that is known. */
export function DeliveryEntry({ delivery, cancel }: Props) {
  const t = useTranslations("deliveries");
  const locale = useLocale();
  const { id, state, recipients, createdAt, sentAt, leftAt, waitsFor, reason, reply, attempts } = delivery;
  // Nothing was tried yet: it waits for the time of its own that a person gave it.
  const waits = state === "queued" && attempts.length === 0 && reason === null;
  const untouched = waits && waitsFor !== null && typeof waitsFor === "object" ? waitsFor.until : null;
  return (
    <div className="min-w-0 space-y-1.5 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <DeliveryStateBadge state={state} />
        <span className="min-w-0 font-medium">
          <RecipientsShort recipients={recipients} most={3} />
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
      {untouched && cancel ? (
        <UndoNote
          id={id}
          until={untouched}
          timeZone={delivery.timeZone}
          planned={delivery.plannedFor !== null}
          cancel={cancel}
        />
      ) : (
        <WaitingNote {...{ state, reason, waitsFor, timeZone: delivery.timeZone }} />
      )}
      {reply && (
        <p className="line-clamp-3 text-base-content/70 wrap-anywhere">
          {t("reply")}: <code className="text-xs">{reply}</code>
        </p>
      )}
      <RefusedNote state={state} recipients={recipients} />
      <p className="flex flex-wrap gap-x-3">
        <Link href={`/deliveries/${id}`} className="link">
          {t(state === "unknown" && leftAt === null ? "decide" : "open")}
        </Link>
        {attempts.length > 1 && (
          <span className="text-base-content/70">{t("attempts", { count: attempts.length })}</span>
        )}
      </p>
    </div>
  );
}
