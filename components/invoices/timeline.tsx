import { useTranslations } from "next-intl";
import type { ReminderActions } from "#components/reminders/reminder-deeds.tsx";
import type { Result } from "#lib/base/result.ts";
import type { Timeline as TimelineView } from "#lib/sending/timeline/timeline.ts";
import { TimelineAhead } from "./timeline-ahead.tsx";
import { TimelineEntryView } from "./timeline-entry.tsx";

const SHOWN = 12;

export type TimelineProps = {
  timeline: TimelineView;
  /** IANA. */
  timeZone: string;
  /** Undefined, as what follows, for whoever may send nothing. */
  reminding?: ReminderActions | undefined;
  /** Takes a mail back that still waits for its time. */
  cancelMail?: ((input: { id: string }) => Promise<Result<void>>) | undefined;
};

/**
 * What will happen to a document and what did, the latest first, and who did it. The page around it keeps it fresh.
 * Nothing where there is nothing to tell.
 */
export function Timeline({ timeline, timeZone, reminding, cancelMail }: TimelineProps) {
  const t = useTranslations("timeline");
  const { ahead, past } = timeline;
  if (ahead.length + past.length === 0) return null;
  const [latest, earlier] = [past.slice(0, SHOWN), past.slice(SHOWN)];
  const shown = (entries: TimelineView["past"]) =>
    entries.map((entry) => (
      <li key={entry.key}>
        <TimelineEntryView entry={entry} timeZone={timeZone} cancelMail={cancelMail} />
      </li>
    ));
  return (
    <section aria-label={t("title")} className="rounded-box border border-base-300 bg-base-100 p-5">
      <h2 className="mb-4 text-lg font-semibold">{t("title")}</h2>
      {ahead.length > 0 && (
        <TimelineAhead entries={ahead} timeZone={timeZone} reminding={reminding} cancelMail={cancelMail} />
      )}
      <ol aria-live="polite" className="space-y-5">
        {shown(latest)}
      </ol>
      {earlier.length > 0 && (
        <details className="mt-5">
          <summary className="mb-5 cursor-pointer text-sm text-base-content/70">
            {t("earlier", { count: earlier.length })}
          </summary>
          <ol className="space-y-5">{shown(earlier)}</ol>
        </details>
      )}
    </section>
  );
}
