import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatMinute } from "#lib/base/format-minute.ts";
import type { BatchView } from "#lib/sending/batches/read-batch.ts";

/** What a batch waits for, and until when; nothing while it moves. */
export function WaitNote({ batch: { waitsFor, timeZone } }: { batch: BatchView }) {
  const t = useTranslations("batches");
  const locale = useLocale();
  if (!waitsFor) return null;
  const { for: reason, until } = waitsFor;
  const when = until && formatMinute(until, locale, timeZone);
  return (
    <p className="mt-1 text-base-content/70">
      {when ? t(`waitsUntil_${reason}`, { when }) : t(`waits_${reason}`)}{" "}
      {(reason === "mailbox" || reason === "sending") && (
        <Link href="/settings/email" className="link">
          {t("toSettings")}
        </Link>
      )}
    </p>
  );
}
