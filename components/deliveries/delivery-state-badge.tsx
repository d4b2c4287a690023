import { useTranslations } from "next-intl";
import type { DeliveryState } from "#lib/outbox/schema.ts";

const looks: Record<DeliveryState, string> = {
  queued: "badge-soft badge-info",
  held: "badge-soft badge-warning",
  sending: "badge-soft badge-info",
  sent: "badge-soft badge-success",
  rejected: "badge-soft badge-error",
  unknown: "badge-soft badge-warning",
  cancelled: "border-transparent bg-base-content/10",
};

/** The state of a delivery in its one word. */
export function DeliveryStateBadge({ state }: { state: DeliveryState }) {
  const t = useTranslations("deliveries");
  return (
    <span className={`badge ${looks[state]} badge-sm gap-1.5 whitespace-nowrap`}>
      {state === "sending" && <span className="loading loading-spinner size-3" aria-hidden="true" />}
      {t(`state_${state}`)}
    </span>
  );
}
