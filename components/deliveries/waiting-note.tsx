import { useLocale, useTranslations } from "next-intl";
import { formatMoment } from "#lib/base/dates.ts";
import type { WaitsFor } from "#lib/outbox/list-deliveries.ts";

/** What a queued delivery waits for; nothing when it goes any moment. */
export function WaitingNote({ waitsFor }: { waitsFor: WaitsFor }) {
  const t = useTranslations("deliveries");
  const locale = useLocale();
  if (!waitsFor) return null;
  return (
    <p className="text-base-content/70">
      {waitsFor === "mailbox" && t("waitsForMailbox")}
      {waitsFor === "sending" && t("waitsForSending")}
      {typeof waitsFor === "object" && t("nextTry", { when: formatMoment(waitsFor.until, locale) })}
    </p>
  );
}
