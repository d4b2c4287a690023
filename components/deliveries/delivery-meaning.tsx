import { useTranslations } from "next-intl";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { DeliveryDetail } from "#lib/outbox/read-delivery.ts";
import { WaitingNote } from "./waiting-note.tsx";

/** What the state of a delivery means, why it stands in it, and what comes next. */
export function DeliveryMeaning({ delivery }: { delivery: DeliveryDetail }) {
  const t = useTranslations("deliveries");
  const { state, hold, reason, reply, waitsFor } = delivery;
  return (
    <div className="max-w-prose space-y-1">
      <p className="text-lg">{t(`meaning_${meaningOf(delivery)}`)}</p>
      {reason && state !== "sent" && (
        <p>
          <ProblemText problem={reason} />
        </p>
      )}
      <WaitingNote {...{ state, reason, waitsFor, timeZone: delivery.timeZone }} />
      {hold === "attention" && <p>{t("waitsForYou")}</p>}
      {reply && (
        <p className="text-sm text-base-content/70 wrap-anywhere">
          {t("reply")}: <code className="text-xs">{reply}</code>
        </p>
      )}
    </div>
  );
}

function meaningOf({ state, recipients, history }: DeliveryDetail) {
  if (state !== "sent") return state;
  if (history.some(({ event }) => event === "delivery.confirmed")) return "sentByPerson";
  return recipients.some(({ outcome }) => outcome === "refused") ? "sentPartly" : "sent";
}
