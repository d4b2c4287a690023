import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ReminderEntry } from "#components/reminders/reminder-entry.tsx";
import { formatMinute } from "#lib/base/format-minute.ts";
import type { AheadEntry } from "#lib/sending/timeline/timeline.ts";
import type { TimelineProps } from "./timeline.tsx";
import { MailEntry } from "./timeline-mail.tsx";

type Props = Omit<TimelineProps, "timeline"> & { entries: AheadEntry[] };

/** Apart from what has happened: what goes out by itself, and what waits for a person. */
export function TimelineAhead({ entries, ...shared }: Props) {
  const t = useTranslations("timeline");
  return (
    <div className="mb-6 rounded-field bg-base-200 px-4 py-3">
      <h3 id="timeline-ahead" className="text-sm font-semibold text-base-content/70">
        {t("ahead")}
      </h3>
      <ul aria-labelledby="timeline-ahead" className="divide-y divide-base-300">
        {entries.map((entry) => (
          <li key={entry.key} className="py-3 last:pb-1">
            <Ahead entry={entry} {...shared} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Ahead({ entry, timeZone, reminding, cancelMail }: Omit<Props, "entries"> & { entry: AheadEntry }) {
  const t = useTranslations("timeline");
  const locale = useLocale();
  switch (entry.what) {
    case "reminder":
      return <ReminderEntry reminder={entry.reminder} timeZone={timeZone} actions={reminding} />;
    case "batch":
      return (
        <Link href={`/sending/${entry.batchId}`} className="link">
          {entry.at ? t("batchAt", { when: formatMinute(entry.at, locale, timeZone) }) : t("batch")}
        </Link>
      );
    case "mail":
      return <MailEntry entry={entry} timeZone={timeZone} cancelMail={cancelMail} />;
  }
}
