"use client";

import { useTranslations } from "next-intl";
import { useZonedMoment } from "#components/ui/use-zone-name.ts";
import type { DeliveryView } from "#lib/outbox/list-deliveries.ts";

type Props = Pick<DeliveryView, "state" | "waitsFor" | "timeZone">;

/** What a queued or held delivery waits for; nothing when it goes any moment, or waits for a person. */
export function WaitingNote({ state, waitsFor, timeZone }: Props) {
  const t = useTranslations("deliveries");
  if (!waitsFor) return null;
  return (
    <p className="text-base-content/70">
      {waitsFor === "mailbox" && t("waitsForMailbox")}
      {waitsFor === "sending" && t("waitsForSending")}
      {typeof waitsFor === "object" && <Until state={state} until={waitsFor.until} timeZone={timeZone} />}
    </p>
  );
}

function Until({ state, until, timeZone }: Pick<Props, "state" | "timeZone"> & { until: Date }) {
  const t = useTranslations("deliveries");
  return t(state === "held" ? "goesOn" : "nextTry", { when: useZonedMoment(until, timeZone) });
}
