"use client";

import { useTranslations } from "next-intl";
import { useZonedMoment } from "#components/ui/use-zone-name.ts";
import type { DeliveryView } from "#lib/outbox/list-deliveries.ts";

type Props = Pick<DeliveryView, "state" | "reason" | "waitsFor" | "timeZone">;

/** What a queued or held delivery waits for; nothing when it goes any moment, or waits for a person. */
export function WaitingNote({ state, reason, waitsFor, timeZone }: Props) {
  const t = useTranslations("deliveries");
  if (!waitsFor) return null;
  return (
    <p className="text-base-content/70">
      {waitsFor === "mailbox" && t("waitsForMailbox")}
      {waitsFor === "sending" && t("waitsForSending")}
      {typeof waitsFor === "object" && (
        <Until {...{ until: waitsFor.until, timeZone }} again={state !== "held" && reason !== null} />
      )}
    </p>
  );
}

// Nobody speaks of another attempt where there was none.
function Until({ until, timeZone, again }: Pick<Props, "timeZone"> & { until: Date; again: boolean }) {
  const t = useTranslations("deliveries");
  return t(again ? "nextTry" : "goesOn", { when: useZonedMoment(until, timeZone) });
}
