import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatMinute } from "#lib/base/format-minute.ts";
import type { BatchView } from "#lib/sending/batches/read-batch.ts";

type Props = { batch: BatchView /** Whether this person may set up mailboxes. */; owner: boolean };

/** What a batch waits for, and until when; nothing while it moves. */
export function WaitNote({ batch: { waitsFor, timeZone, restored }, owner }: Props) {
  const t = useTranslations("batches");
  const locale = useLocale();
  if (restored) return <p className="mt-1">{t("restoredNote")}</p>;
  if (!waitsFor) return null;
  const { for: reason, until } = waitsFor;
  const when = until && formatMinute(until, locale, timeZone);
  return (
    <p className="mt-1 text-base-content/70">
      {when ? t(`waitsUntil_${reason}`, { when }) : t(`waits_${reason}`)}{" "}
      {owner && (reason === "mailbox" || reason === "sending") && (
        <Link href="/settings/email" className="link">
          {t("toSettings")}
        </Link>
      )}
    </p>
  );
}
