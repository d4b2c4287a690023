import { Paperclip } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { formatMoment } from "#lib/base/dates.ts";
import type { CaughtRecord } from "#lib/sandbox/caught-mail.ts";

/** What the sandbox caught, the newest first; the subject leads to the message. */
export function CaughtList({ records }: { records: CaughtRecord[] }) {
  const t = useTranslations("sandbox");
  const locale = useLocale();
  return (
    <ul className="divide-y divide-base-300 rounded-box border border-base-300 bg-base-100">
      {records.map((record) => (
        <li key={record.id}>
          <Link
            href={`/sandbox/${record.id}`}
            className="grid gap-x-4 gap-y-0.5 px-4 py-3 hover:bg-base-200 sm:grid-cols-[minmax(0,1fr)_auto] sm:px-6"
          >
            <span className="line-clamp-2 min-w-0 font-medium wrap-anywhere">
              {record.subject || t("noSubject")}
            </span>
            <span className="text-sm text-base-content/70 tabular-nums">
              {formatMoment(new Date(record.receivedAt), locale)}
            </span>
            <span className="min-w-0 text-sm text-base-content/70">
              <span className="block truncate">{record.from || record.envelopeFrom}</span>
              <span className="line-clamp-2 wrap-anywhere">→ {record.envelopeTo.join(", ")}</span>
            </span>
            {record.attachments.length > 0 && (
              <span className="flex items-center gap-1 text-sm text-base-content/70 sm:justify-end">
                <Paperclip className="size-4" aria-hidden="true" />
                {t("attachmentCount", { count: record.attachments.length })}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
