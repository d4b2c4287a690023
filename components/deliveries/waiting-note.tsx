import { useLocale, useTranslations } from "next-intl";
import { formatMoment } from "#lib/base/dates.ts";
import type { DeliveryView } from "#lib/outbox/list-deliveries.ts";

/** What a queued or held delivery waits for; nothing when it goes any moment, or waits for a person. */
export function WaitingNote({ state, waitsFor }: Pick<DeliveryView, "state" | "waitsFor">) {
  const t = useTranslations("deliveries");
  const locale = useLocale();
  if (!waitsFor) return null;
  return (
    <p className="text-base-content/70">
      {waitsFor === "mailbox" && t("waitsForMailbox")}
      {waitsFor === "sending" && t("waitsForSending")}
      {typeof waitsFor === "object" &&
        t(state === "held" ? "goesOn" : "nextTry", { when: formatMoment(waitsFor.until, locale) })}
    </p>
  );
}
